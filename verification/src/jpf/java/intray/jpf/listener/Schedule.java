package intray.jpf.listener;

import gov.nasa.jpf.vm.ChoiceGenerator;
import gov.nasa.jpf.vm.Instruction;
import gov.nasa.jpf.vm.ThreadInfo;
import gov.nasa.jpf.vm.VM;
import gov.nasa.jpf.vm.choice.ThreadChoiceFromSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The path that JPF is on, as a person would tell it: which thread went on from which line. */
final class Schedule {
  private Schedule() {}

  static List<String> of(VM vm) {
    List<String> lines = new ArrayList<>();
    Map<Integer, String> at = new HashMap<>();
    String running = "";
    StringBuilder line = new StringBuilder();
    for (ChoiceGenerator<?> choice : vm.getChoiceGenerators()) {
      if (choice instanceof ThreadChoiceFromSet threads) {
        if (choice.getThreadInfo() != null) {
          at.put(choice.getThreadInfo().getId(), place(choice.getInsn()));
        }
        ThreadInfo next = threads.getNextChoice();
        if (!running.equals(next.getName())) {
          if (line.length() > 0) {
            lines.add(line.toString());
          }
          running = next.getName();
          line.setLength(0);
          line.append(running).append(':');
        }
        line.append(' ').append(at.getOrDefault(next.getId(), "starts"));
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static String place(Instruction insn) {
    if (insn == null) {
      return "starts";
    }
    String location = insn.getFilePos();
    return location == null ? insn.getMnemonic() : location;
  }
}
