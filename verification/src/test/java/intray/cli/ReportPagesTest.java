package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The reports for browsers and build servers. */
final class ReportPagesTest {
  @TempDir private Path folder;

  private Document junit(String... command) throws Exception {
    Path file = folder.resolve("report.xml");
    String[] all = new String[command.length + 2];
    System.arraycopy(command, 0, all, 0, command.length);
    all[command.length] = "--junit-xml";
    all[command.length + 1] = file.toString();
    Cli.run(all);
    return parse(file);
  }

  private static Document parse(Path file)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  @Test
  void junitXml_aFaultyGraph_failsTheLevelThatShowsIt() throws Exception {
    Document xml = junit("check", "check-then-control", "chain");
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);

    assertEquals("3", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals(6, xml.getElementsByTagName("testcase").getLength());
    assertEquals(1, xml.getElementsByTagName("failure").getLength());
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertEquals("LOST_MESSAGE, HIDDEN_BY_SERIALISATION", failure.getAttribute("type"));
    assertEquals("parallel", ((Element) failure.getParentNode()).getAttribute("name"));
    assertTrue(failure.getTextContent().contains("in empty? → yes"), failure.getTextContent());
  }

  @Test
  void junitXml_aBoundedLevel_isSkippedAndNotPassed() throws Exception {
    Document xml = junit("check", "readers", "--bound", "states=10");

    assertEquals(2, xml.getElementsByTagName("skipped").getLength());
    assertEquals(0, xml.getElementsByTagName("failure").getLength());
  }

  @Test
  void junitXml_aGraphThatCannotBeExplored_isAnError() throws Exception {
    Document xml = junit("check", "samples.Supplied$Endless");

    assertEquals(1, xml.getElementsByTagName("error").getLength());
  }

  @Test
  void junitXml_messagesThatXmlCannotHold_areEscaped() throws Exception {
    Document xml = junit("check", "samples.Supplied$Nasty");

    assertEquals(3, xml.getElementsByTagName("testcase").getLength());
  }

  @Test
  void html_aFaultyGraph_isOnePageWithItsTables() throws IOException {
    Path file = folder.resolve("report.html");
    Cli.run("check", "check-then-control", "chain", "--html", file.toString());

    Golden.assertMatches("check.html", Cli.stable(Files.readString(file)));
  }
}
