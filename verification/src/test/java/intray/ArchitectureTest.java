package intray;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Doors open one way: of traces, checker, catalogue and command line, the later know the earlier.
 */
final class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("intray");
  private static final JavaClasses ALL = new ClassFileImporter().importPackages("intray");

  private static final String CHECKER = "intray.check..";
  private static final String CATALOGUE = "intray.catalogue..";
  private static final String COMMAND_LINE = "intray.cli..";
  private static final String AGREEMENT = "intray.agree..";
  private static final String[] TRACES = {"intray.trace..", "intray.traces.."};

  @Test
  void traces_dependOnNothingOfVerification() {
    noClasses()
        .that()
        .resideInAnyPackage(TRACES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CHECKER, CATALOGUE, COMMAND_LINE)
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void checker_dependsOnNeitherCatalogueNorCommandLine() {
    noClasses()
        .that()
        .resideInAPackage(CHECKER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CATALOGUE, COMMAND_LINE, "picocli..", "com.fasterxml..")
        .check(PRODUCT);
  }

  @Test
  void catalogue_dependsOnNoCommandLine() {
    noClasses()
        .that()
        .resideInAPackage(CATALOGUE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(COMMAND_LINE)
        .check(PRODUCT);
  }

  @Test
  void agreement_isKnownToTheCommandLineAlone_andDoesNotKnowIt() {
    noClasses()
        .that()
        .resideOutsideOfPackages(AGREEMENT, COMMAND_LINE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AGREEMENT)
        .check(PRODUCT);
    noClasses()
        .that()
        .resideInAPackage(AGREEMENT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(COMMAND_LINE, "picocli..", "com.fasterxml..")
        .check(PRODUCT);
  }

  @Test
  void onlyMain_endsTheJvm() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("intray.cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(PRODUCT);
  }

  @Test
  void onlyTheScreen_knowsStandardOutput() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("intray.cli.Screen")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(PRODUCT);
  }

  @Test
  void testClasses_endWithTestOrProperties() {
    ArchRule rule =
        methods()
            .that()
            .areAnnotatedWith(Test.class)
            .or()
            .areAnnotatedWith(ParameterizedTest.class)
            .or()
            .areAnnotatedWith(Property.class)
            .should()
            .beDeclaredInClassesThat(
                DescribedPredicate.describe(
                    "are, or are in, a class that surefire looks for",
                    (JavaClass type) -> outermost(type).matches(".*(Test|Properties)")));
    rule.check(ALL);
  }

  private static String outermost(JavaClass type) {
    String name = type.getName();
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }
}
