package intray;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** Which way the doors open, and who may own a thread, a clock or an atomic. */
final class ArchitectureTest {
  private static final JavaClasses MAIN = classesBeside(Graph.class);
  private static final JavaClasses TESTS = classesBeside(ArchitectureTest.class);

  /**
   * What Java PathFinder executes faithfully, and shows the interleavings of, of the classes that
   * threads share. Everything else there is plain fields, volatile fields and arrays.
   */
  private static final Map<Class<?>, Set<String>> FAITHFUL =
      Map.of(
          AtomicInteger.class,
          Set.of("<init>", "get", "set", "lazySet", "compareAndSet", "incrementAndGet"),
          AtomicReference.class,
          Set.of("<init>", "get", "set", "compareAndSet"),
          AtomicReferenceArray.class,
          Set.of("<init>", "get", "set", "lazySet", "compareAndSet", "length"),
          LockSupport.class,
          Set.of("park", "unpark"));

  @Test
  void the_api_knows_neither_the_placements_nor_the_kernel() {
    noClasses()
        .that()
        .resideInAPackage("intray")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("intray.run..", "intray.kernel..")
        .check(MAIN);
  }

  @Test
  void core_depends_on_the_jdk_alone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("intray..", "java..")
        .check(MAIN);
  }

  @Test
  void the_kernel_stands_alone_on_atomics_and_park() {
    classes()
        .that()
        .resideInAPackage("intray.kernel")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "intray.kernel",
                "java.lang",
                "java.util.concurrent.atomic",
                "java.util.concurrent.locks"))
        .check(MAIN);
  }

  @Test
  void kernel_and_placements_use_only_what_java_pathfinder_executes_faithfully() {
    classes()
        .that()
        .resideInAnyPackage("intray.kernel", "intray.run")
        .should(useNothingConcurrentBut(FAITHFUL))
        .check(MAIN);
  }

  @Test
  void nobody_joins_strings_or_streams_in_what_java_pathfinder_executes() {
    noClasses()
        .that()
        .resideInAnyPackage("intray", "intray.kernel", "intray.run")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.util.stream", "java.util.concurrent"))
        .orShould()
        .callMethodWhere(
            target("String.join, strip or chars", String.class, "join", "strip", "chars"))
        .orShould()
        .beRecords()
        .check(MAIN);
  }

  @Test
  void only_the_run_on_threads_has_threads_and_a_clock() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ThreadsRun")
        .should()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .orShould()
        .callMethodWhere(target("a clock", System.class, "currentTimeMillis", "nanoTime"))
        .orShould()
        .callMethodWhere(target("a thread's end or start", Thread.class, "start", "join", "sleep"))
        .orShould()
        .dependOnClassesThat(resideInAPackage("java.time.."))
        .check(MAIN);
  }

  @Test
  void nobody_is_random_but_the_dice() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\..*Random.*|java\\.security\\..*")
        .orShould()
        .callMethodWhere(target("a random number", Math.class, "random"))
        .check(MAIN);
  }

  @Test
  void every_test_is_in_a_class_that_the_build_runs() {
    ArchRule named =
        methods()
            .that()
            .areMetaAnnotatedWith(Testable.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*(Test|Properties|Contract)(\\$.*)?");
    named.check(TESTS);
    classes()
        .that()
        .haveSimpleNameEndingWith("Contract")
        .should()
        .haveModifier(JavaModifier.ABSTRACT)
        .check(TESTS);
  }

  /** A canary: a rule about atomics that lets everything pass would be of no use. */
  @Test
  void the_rule_about_atomics_convicts_what_java_pathfinder_gets_wrong() {
    JavaClasses bad = new ClassFileImporter().importClasses(Bad.class);
    assertThrows(
        AssertionError.class, () -> classes().should(useNothingConcurrentBut(FAITHFUL)).check(bad));
  }

  /** Interleavings at updateAndGet are broken there. */
  static final class Bad {
    final AtomicInteger count = new AtomicInteger();

    int next() {
      return count.updateAndGet(n -> n + 1);
    }
  }

  /** All classes of the directory or jar that a class comes from. */
  private static JavaClasses classesBeside(Class<?> one) {
    return new ClassFileImporter()
        .importUrl(one.getProtectionDomain().getCodeSource().getLocation());
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String description, Class<?> owner, String... names) {
    Set<String> set = Set.of(names);
    return DescribedPredicate.describe(
        description,
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && set.contains(access.getTarget().getName()));
  }

  private static ArchCondition<JavaClass> useNothingConcurrentBut(
      Map<Class<?>, Set<String>> allowed) {
    return new ArchCondition<>("use of java.util.concurrent only what is faithful") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          AccessTarget target = access.getTarget();
          if (target.getOwner().getPackageName().startsWith("java.util.concurrent")
              && !isAllowed(target)) {
            events.add(SimpleConditionEvent.violated(access, access.getDescription()));
          }
        }
      }

      private boolean isAllowed(AccessTarget target) {
        for (Map.Entry<Class<?>, Set<String>> entry : allowed.entrySet()) {
          if (target.getOwner().isEquivalentTo(entry.getKey())) {
            return entry.getValue().contains(target.getName());
          }
        }
        return false;
      }
    };
  }
}
