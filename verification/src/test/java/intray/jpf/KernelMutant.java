package intray.jpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Mistakes made in the real sources of the kernel, and the harness that convicts each. A mistake is
 * a replacement in the text without its comments, with single blanks; if the text is no longer
 * there, making the mutant fails, so that none can fall behind the kernel.
 */
public enum KernelMutant {
  PUBLISHED_BEFORE_WRITTEN(
      "Mailbox",
      "mailbox-drained",
      "new Node<>(item); while (true)",
      "new Node<>(null); while (true)",
      "if (last.compareAndSet(null, node)) {",
      "if (last.compareAndSet(null, node)) { node.item = item;"),
  TWO_WRITERS_ON_ONE_SLOT(
      "Mailbox",
      "mailbox-2-writers",
      "if (last.compareAndSet(null, node)) {",
      "last.set(node); if (last.get() != null) {"),
  SPACE_NOT_COUNTED_ANEW(
      "Mailbox",
      "mailbox-2-writers-bounded",
      "Node<T> node = new Node<>(item); while (true) {",
      "Node<T> node = new Node<>(item); boolean space = tail.get().position - taken < bound;"
          + " while (true) {",
      "else if (last.position - taken >= bound)",
      "else if (!space)"),
  EMPTY_SEEN_BEFORE_CLOSED(
      "Mailbox",
      "mailbox-drained",
      "return closed.get() == writers && head.get() == null;",
      "return head.get() == null && closed.get() == writers;"),
  CLOSES_LOST(
      "Mailbox",
      "mailbox-2-writers-close",
      "return closed.incrementAndGet();",
      "closed.set(closed.get() + 1); return closed.get();"),
  LOOKED_BEFORE_ANNOUNCED(
      "Wakeup",
      "await-signal",
      "state.set(PARKED); if (guard.holds()) {",
      "boolean held = guard.holds(); state.set(PARKED); if (held) {"),
  NOT_LOOKED_AFTER_ANNOUNCED(
      "Wakeup", "await-signal", "if (guard.holds()) {", "if (activity.isOver()) {"),
  UNPARK_FORGOTTEN("Wakeup", "await-signal", "LockSupport.unpark(owner); return; }", "return; }"),
  UNPARKED_BEFORE_NOTIFIED(
      "Wakeup",
      "await-signal",
      "if (state.compareAndSet(PARKED, NOTIFIED)) { LockSupport.unpark(owner);",
      "LockSupport.unpark(owner); if (state.compareAndSet(PARKED, NOTIFIED)) {"),
  SIGNAL_GIVES_UP(
      "Wakeup",
      "pause-after-look",
      "if (state.compareAndSet(RUN, NOTIFIED)) { return; }",
      "state.compareAndSet(RUN, NOTIFIED); return;"),
  ENTERED_AFTER_NOTIFIED(
      "Wakeup",
      "ping-pong",
      "activity.enter(); if (state.compareAndSet(PARKED, NOTIFIED)) { LockSupport.unpark(owner);"
          + " return; } activity.leave();",
      "if (state.compareAndSet(PARKED, NOTIFIED)) { activity.enter(); LockSupport.unpark(owner);"
          + " return; }"),
  ENTRY_NOT_GIVEN_BACK(
      "Wakeup",
      "await-rest",
      "if (!state.compareAndSet(PARKED, RUN)) { activity.leave(); }",
      "state.compareAndSet(PARKED, RUN);"),
  STAYS_ANNOUNCED(
      "Wakeup",
      "ping-pong",
      "if (!state.compareAndSet(PARKED, RUN)) { activity.leave(); }",
      "if (state.get() != PARKED) { activity.leave(); }"),
  LEFT_AFTER_PARKING(
      "Wakeup",
      "both-wait",
      "activity.leave(); while (state.get() == PARKED && !activity.isOver()) {",
      "while (state.get() == PARKED && !activity.isOver()) {",
      "\"interrupted while asleep\"); } }",
      "\"interrupted while asleep\"); } } activity.leave();"),
  COUNT_LOST(
      "Activity",
      "both-wait",
      "if (awake.compareAndSet(n, n - 1)) {",
      "awake.set(n - 1); if (n > Integer.MIN_VALUE) {");

  private static final Path KERNEL = Path.of("../core/src/main/java/intray/kernel");

  private final String source;
  private final String harness;

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
  private final String[] replacements;

  KernelMutant(String source, String harness, String... replacements) {
    this.source = source;
    this.harness = harness;
    this.replacements = replacements;
  }

  /** The harness that has other outcomes with this kernel than with the real one. */
  public Path harness() {
    return JpfAtHand.KIT.resolve("harnesses").resolve(harness + ".jpf");
  }

  /** Compiles the kernel with the mistake. */
  public Path compile(Path directory) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(KERNEL)) {
      for (Path file : files.sorted().toList()) {
        if (!file.endsWith("package-info.java")) {
          Path copy = directory.resolve(file.getFileName().toString());
          Files.writeString(copy, file.endsWith(source + ".java") ? mutated() : text(file));
          sources.add(copy);
        }
      }
    }
    Path classes = directory.resolve("classes");
    JpfKit.compile(sources, List.of(), classes);
    return classes;
  }

  String mutated() throws IOException {
    String text = text(KERNEL.resolve(source + ".java"));
    for (int k = 0; k < replacements.length; k += 2) {
      int at = text.indexOf(replacements[k]);
      if (at < 0 || text.indexOf(replacements[k], at + 1) >= 0) {
        throw new IllegalStateException(
            this + ": the kernel does not say, exactly once, " + replacements[k]);
      }
      text = text.replace(replacements[k], replacements[k + 1]);
    }
    return text;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("(?s)/\\*.*?\\*/", " ")
        .replaceAll("//[^\n]*", " ")
        .replaceAll("\\s+", " ");
  }
}
