package intray.check;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A graph, its parameters and a schedule of it on one line without spaces, to be copied from a log
 * and replayed elsewhere: {@code intray1:GRAPH:NAME=VALUE,…:SCHEDULE}. It ends with a checksum of
 * all that is before it. A graph is named as on the command line.
 *
 * @param graph what the graph is asked for as
 * @param parameters what it was built with, in their order
 * @param plan the schedule
 */
public record ReplayToken(String graph, Map<String, String> parameters, Plan plan) {
  private static final String FAMILY = "intray";
  private static final String VERSION = "1";
  private static final int CHECKSUM = 4;
  private static final int LONGEST = 1 << 20;
  private static final String PLAIN = "_./-";

  /** Copies the parameters. */
  public ReplayToken {
    parameters = new LinkedHashMap<>(parameters);
  }

  /**
   * Whether a text claims to be a token, and is no name of a file.
   *
   * @param text anything
   * @return true if it is worth an attempt to read it
   */
  public static boolean isMeant(String text) {
    return text.matches("(?s)" + FAMILY + "\\d*:.*");
  }

  /**
   * Reads a token.
   *
   * @param text as {@link #toString} writes it; spaces and line ends in it are not minded, since
   *     terminals and mail programs break lines
   * @return the token
   * @throws IllegalArgumentException if it is none, or damaged, saying which
   */
  public static ReplayToken parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a replay token has at most " + LONGEST + " letters, and this text has " + text.length());
    }
    String token = text.replaceAll("\\s", "");
    if (!isMeant(token)) {
      throw new IllegalArgumentException(
          "this is no replay token: one begins with '" + FAMILY + VERSION + ":'");
    }
    String[] parts = token.split(":", -1);
    if (!parts[0].equals(FAMILY + VERSION)) {
      throw new IllegalArgumentException(
          "this replay token is of version '"
              + parts[0].substring(FAMILY.length())
              + "', and this program reads version "
              + VERSION
              + ": use the program that printed it");
    }
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "a replay token has 4 parts with colons between them, and this one has "
              + parts.length
              + ". Was all of it copied?");
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(parts[3]);
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
    String head = token.substring(0, token.lastIndexOf(':') + 1);
    if (bytes.length < CHECKSUM) {
      throw damaged(null);
    }
    byte[] schedule = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
    byte[] checksum = Arrays.copyOfRange(bytes, schedule.length, bytes.length);
    if (!Arrays.equals(checksum, checksum(head, schedule))) {
      throw damaged(null);
    }
    try {
      return new ReplayToken(plain(parts[1]), parameters(parts[2]), PlanCode.decode(schedule));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("this replay token cannot be read: " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException damaged(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "this replay token is damaged: its checksum is wrong. Was all of it copied, and nothing"
            + " changed?",
        cause);
  }

  @Override
  public String toString() {
    StringBuilder head = new StringBuilder(FAMILY + VERSION + ":" + escaped(graph) + ":");
    String comma = "";
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      head.append(comma)
          .append(escaped(parameter.getKey()))
          .append('=')
          .append(escaped(parameter.getValue()));
      comma = ",";
    }
    head.append(':');
    byte[] schedule = PlanCode.encode(plan);
    byte[] bytes = Arrays.copyOf(schedule, schedule.length + CHECKSUM);
    System.arraycopy(checksum(head.toString(), schedule), 0, bytes, schedule.length, CHECKSUM);
    return head + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] checksum(String head, byte[] schedule) {
    CRC32 crc = new CRC32();
    crc.update(head.getBytes(StandardCharsets.UTF_8));
    crc.update(schedule);
    byte[] sum = new byte[CHECKSUM];
    for (int k = 0; k < CHECKSUM; k++) {
      sum[k] = (byte) (crc.getValue() >>> (8 * k));
    }
    return sum;
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int equals = parameter.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("'" + parameter + "' is not of the form name=value");
      }
      parameters.put(plain(parameter.substring(0, equals)), plain(parameter.substring(equals + 1)));
    }
    return parameters;
  }

  /** As in addresses of the web: letters and digits are themselves, all else is %xx. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        escaped.append(c);
      } else {
        escaped.append(String.format("%%%02x", unit & 0xff));
      }
    }
    return escaped.toString();
  }

  private static String plain(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int k = 0; k < escaped.length(); k++) {
      if (escaped.charAt(k) == '%') {
        if (k + 2 >= escaped.length()) {
          throw new IllegalArgumentException("a letter is cut off in '" + escaped + "'");
        }
        bytes.write(Integer.parseInt(escaped.substring(k + 1, k + 3), 16));
        k += 2;
      } else {
        bytes.write(escaped.charAt(k));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
