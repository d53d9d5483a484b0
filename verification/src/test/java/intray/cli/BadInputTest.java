package intray.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users do wrong: each time a sentence that says what, where and what to do, and status 2. */
final class BadInputTest {
  private static final String NOT_SUPPLIED = "samples.NotSupplied$";

  @TempDir private Path folder;

  private static Arguments says(String command, String... parts) {
    return Arguments.of(command, List.of(parts));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        says("", "a command is missing", "Try 'intray --help'"),
        says("chek readers", "'chek'", "check"),
        says("explore --help", "'explore'", "Did you mean", "Try 'intray --help'"),
        says("check", "GRAPH", "Try 'intray check --help'"),
        says("check reeders", "no graph 'reeders'", "did you mean 'readers'", "intray list"),
        says("check readers qqqqqqqq", "no graph 'qqqqqqqq'", "--classpath"),
        says("list reeders", "did you mean 'readers'"),
        says("check readers -p k=2", "readers has no parameter 'k'", "n=", "intray list readers"),
        says("check readers -p n=zero", "n=zero", "whole number"),
        says("check readers -p n", "-p n is not of the form name=value"),
        says("check readers -p n=2 -p n=3", "'n' is given twice"),
        says("check readers chain -p speed=2", "none of these graphs has a parameter 'speed'"),
        says("check readers --level paralel", "no level 'paralel'", "did you mean 'parallel'"),
        says("check readers --level ''", "no level ''", "round-robin, cooperative, parallel, all"),
        says("check readers --bound moves=3", "no bound 'moves'", "memory, seconds, states"),
        says("check readers --bound executions=0", "'0' is not a number above 0"),
        says("check readers --bound switches=-1", "'-1' is not a whole number from 0"),
        says("check readers --bound memory=", "'' is not a size", "memory=512m"),
        says("check readers --bound memory=m", "'m' is not a size above 0"),
        says("check readers --bound memory=9999999999g", "is not a size", "memory=512m"),
        says("check readers --bound switches=1,executions=5", "cannot both be bounded"),
        says("check readers --bound states=many", "'many' is not a number above 0"),
        says("check readers --bound states=0", "'0' is not a number above 0"),
        says("check readers --bound states=-5", "'-5' is not a number above 0"),
        says("check readers --bound seconds=NaN", "'NaN' is not a number above 0"),
        says("check readers --bound states", "'' is not a number above 0"),
        says("check readers chain --checkpoint x", "one graph at a time"),
        says("check readers --checkpoint x --resume x", "give one of them"),
        says("check readers --checkpoint no/such/x", "--checkpoint no/such/x", "no directory"),
        says("check readers --resume no-such", "no-such cannot be read"),
        says("check readers --resume pom.xml", "pom.xml is no checkpoint", "Start again"),
        says("check readers --checkpoint target/x --bound switches=1", "bound on switches"),
        says("check readers --estimate --html x.html", "--estimate", "--html"),
        says("check readers --jsn x", "--jsn", "--json"),
        says("check readers --traces pom.xml", "--traces", "not a directory"),
        says("check readers --shrink --json -", "without --json -"),
        says("replay", "TOKEN|TRACE"),
        says("replay readers", "no replay token", "no such file"),
        says("replay intray1:readers:n=2:AAAA", "damaged"),
        says("replay pom.xml", "line 1"),
        says("replay src", "is a directory"),
        says("show", "TRACE|GRAPH"),
        says("show reeders", "did you mean 'readers'"),
        says("show no/such.ndjson", "no/such.ndjson does not exist", "seen from"),
        says("show src", "is a directory"),
        says("show pom.xml", "pom.xml, line 1: ", "not a trace"),
        says("show pom.xml --dot", "--dot is for graphs"),
        says("show pom.xml --from 0", "events are counted from 1 on"),
        says("show readers --boxes", "there is no file 'readers'"),
        says("run readers --on serial --trace /", "--trace / cannot be written: is a directory"),
        says("run readers", "--on"),
        says("run readers --on pool", "'pool' is none; they are serial, threads\n"),
        says("run readers --on serial --seed x", "--seed", "'x'"),
        says("run word-count --on serial -p file=no/such", "file=no/such", "no such file"),
        says("run word-count --on serial -p dir=no/such", "dir=no/such", "no such file"),
        says("check org.example.Shop", "no class 'org.example.Shop'", "no --classpath is given"),
        says("check org.example.Shop --classpath pom.xml", "'pom.xml' is no jar"),
        says("check org.example.Shop --classpath src", "on --classpath src"),
        says("check readers --classpath no/such", "'no/such' does not exist", "seen from"),
        says(
            "check " + NOT_SUPPLIED + "Nothing",
            "supplies no graph",
            "public static Graph graph()"),
        says("check " + NOT_SUPPLIED + "NeedsAnArgument", "cannot be made", "without parameters"),
        says("check " + NOT_SUPPLIED + "Throws", "no such customer", "(NotSupplied.java:"),
        says("check " + NOT_SUPPLIED + "BadStatics", "/ by zero", "(NotSupplied.java:"),
        says("check " + NOT_SUPPLIED + "Null", "supplied null instead of a graph"),
        says("check " + NOT_SUPPLIED + "Text", "supplied a java.lang.String instead of a graph"),
        says("check " + NOT_SUPPLIED + "Miswired", "nobody"),
        says("check samples.Supplied$ByFunction", "give -p name="),
        says(
            "check samples.Supplied$ByFunction -p name=x -p nmae=y",
            "never asked for parameter 'nmae'",
            "it asked for name\n"),
        says(
            "check samples.Supplied$ByFunction readers -p name=x -p m=3",
            "none of these graphs has a parameter 'm'",
            "(it asked for name)",
            "(it has n)"),
        says("check samples.Supplied$ByMethod -p n=2", "takes no parameters"),
        says("check samples.Misbehaving$FactoryNullAtOnce", "'culprit'", "returned null"),
        says("check samples.Supplied$Open", "cannot run by itself"),
        says("run samples.Supplied$Open --on serial", "cannot run by itself"),
        says("run samples.Supplied$Open --on threads", "cannot run by itself"),
        says("check samples.Supplied$Endless", "poller", "in one step"),
        says("check readers --json no/such/file", "no/such/file cannot be written", "no directory"),
        says("check readers --html /", "--html / cannot be written: is a directory"),
        says("check readers --junit-xml no/such/file", "--junit-xml", "no directory"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistake_isExplained(String command, List<String> parts) {
    Cli cli = Cli.run(arguments(command));

    assertAll(
        () -> assertEquals(2, cli.status()),
        () -> assertEquals("", cli.out()),
        () -> assertTrue(cli.err().startsWith("intray: "), cli.err()),
        () -> assertFalse(cli.err().contains("\tat "), cli.err()),
        () -> assertFalse(cli.err().contains("fault of Intray"), cli.err()),
        () -> parts.forEach(part -> assertTrue(cli.err().contains(part), cli.err())));
  }

  private static String[] arguments(String command) {
    return Stream.of(command.split(" ", -1))
        .filter(argument -> !argument.isEmpty())
        .map(argument -> argument.equals("''") ? "" : argument)
        .toArray(String[]::new);
  }

  private Cli check(Path classpath) {
    return Cli.run("check", "shop.Shop", "--classpath", classpath.toString());
  }

  private static String shop(String graph) {
    return "package shop; public class Shop { " + graph + " }";
  }

  @Test
  void check_aClassForANewerJava_saysSo() throws IOException {
    String source = shop("public static intray.Graph graph() { return null; }");
    Path classes = Compiled.folder(folder, "shop.Shop", source);
    Path file = classes.resolve("shop/Shop.class");
    byte[] code = Files.readAllBytes(file);
    code[7] = 99; // the version
    Files.write(file, code);

    Cli cli = check(Compiled.jar(classes, folder.resolve("shop.jar")));

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("class shop.Shop cannot be loaded"), cli.err());
    assertTrue(cli.err().contains("compiled for this Java ("), cli.err());
    assertEquals(cli.err(), check(classes).err());
  }

  @Test
  void check_aDamagedClass_saysSo() throws IOException {
    String source = shop("public static intray.Graph graph() { return null; }");
    Path classes = Compiled.folder(folder, "shop.Shop", source);
    Path file = classes.resolve("shop/Shop.class");
    for (int length : new int[] {0, 3, 20, 100}) {
      Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), length));

      Cli cli = check(classes);

      assertEquals(2, cli.status());
      assertTrue(cli.err().contains("class shop.Shop cannot be loaded"), cli.err());
      assertFalse(cli.err().contains("\tat "), cli.err());
    }
  }

  @Test
  void check_aDamagedJar_saysSo() throws IOException {
    String source = shop("public static intray.Graph graph() { return null; }");
    Path jar = Compiled.jar(Compiled.folder(folder, "shop.Shop", source), folder.resolve("x.jar"));
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, java.util.Arrays.copyOf(whole, whole.length / 2));

    Cli cli = check(jar);

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("x.jar' is no jar, or a damaged one"), cli.err());
  }

  @Test
  void check_aMethodThatIsPrivateOrNeedsArguments_saysWhatIsNeeded() throws IOException {
    for (String method :
        List.of(
            "private static intray.Graph graph() { return null; }",
            "public static intray.Graph graph(int n) { return null; }",
            "public intray.Graph graph() { return null; }")) {
      Cli cli = check(Compiled.folder(folder, "shop.Shop", shop(method)));

      assertEquals(2, cli.status());
      assertTrue(cli.err().contains("supplies no graph"), cli.err());
      assertTrue(cli.err().contains("'public static Graph graph()'"), cli.err());
    }
  }

  @Test
  void check_aComponentWhoseClassIsMissing_isNoStackTrace() throws IOException {
    String source =
        shop(
            "static class Gone implements intray.Component { public intray.Step next() { return null; } }"
                + " public static intray.Graph graph() { return"
                + " intray.Graph.named(\"g\").component(\"a\", ports -> new Gone()).build(); }");
    Path classes = Compiled.folder(folder, "shop.Shop", source);
    Files.delete(classes.resolve("shop/Shop$Gone.class"));

    Cli cli = check(classes);

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("NoClassDefFoundError: shop/Shop$Gone"), cli.err());
    assertFalse(cli.err().contains("\tat "), cli.err());
  }

  @Test
  void stacktrace_ifAskedFor_isPrinted() {
    Cli cli = Cli.run("check", NOT_SUPPLIED + "Throws", "--stacktrace");

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("\tat samples.NotSupplied$Throws.graph"), cli.err());
  }

  @Test
  void check_aComponentThatThrows_isAFinding() {
    Cli cli = Cli.run("check", "samples.Supplied$Throwing");

    assertEquals(1, cli.status());
    assertEquals("", cli.err());
    assertTrue(cli.out().contains("FAILED"), cli.out());
    assertTrue(cli.out().contains("reader (Supplied.java:"), cli.out());
    assertTrue(cli.out().contains("the disk is on fire"), cli.out());
  }

  @Test
  void run_aComponentThatThrows_isNamedWithItsCause() {
    for (String placement : List.of("serial", "threads")) {
      Cli cli = Cli.run("run", "samples.Supplied$Throwing", "--on", placement);

      assertEquals(1, cli.status());
      assertTrue(cli.out().contains("FAILED, component reader threw"), cli.out());
      String sentence = cli.out().replace('\n', ' ');
      assertTrue(sentence.contains("the disk is on fire (Supplied.java:"), cli.out());
      assertEquals("", cli.err());
    }
  }

  @Test
  void run_aComponentThatThrowsAndStacktrace_printsWhere() {
    Cli cli = Cli.run("run", "samples.Supplied$Throwing", "--on", "serial", "--stacktrace");

    assertTrue(cli.err().contains("\tat samples.Supplied"), cli.err());
  }

  @Test
  void check_aBadGraphAmongGoodOnes_doesNothingAtAll() throws IOException {
    Path json = folder.resolve("report.json");
    Files.writeString(json, "what was there before");

    Cli cli = Cli.run("check", "readers", "reeders", "--json", json.toString());

    assertEquals(2, cli.status());
    assertEquals("", cli.out());
    assertEquals("what was there before", Files.readString(json));
  }

  @Test
  void check_aGraphThatCannotBeExploredAmongOthers_reportsTheOthers() throws IOException {
    Path json = folder.resolve("report.json");

    Cli cli =
        Cli.run(
            "check", "dead-end", "samples.Supplied$Endless", "chain", "--json", json.toString());

    assertEquals(2, cli.status());
    assertTrue(cli.out().contains("not explored"), cli.out());
    List<String> lines = Files.readAllLines(json);
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).contains("\"error\":\"poller has performed"), lines.get(1));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void check_aFullDisk_isReportedAndLeavesNothing() throws IOException {
    Cli cli = Cli.run("check", "chain", "--json", "/dev/full");

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("--json /dev/full cannot be written: "), cli.err());
  }

  @Test
  void check_aFileThatIsThere_isReplacedAsAWhole() throws IOException {
    Path json = folder.resolve("report.json");
    Files.writeString(json, "x".repeat(100_000));

    Cli cli = Cli.run("check", "chain", "--json", json.toString());

    assertEquals(0, cli.status(), cli.err());
    assertEquals(1, Files.readAllLines(json).size());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(json), left.toList());
    }
  }
}
