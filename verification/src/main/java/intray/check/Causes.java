package intray.check;

import intray.Invariant;
import intray.View;
import intray.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence how a fault came about in one execution: who, at which box, with which
 * message, and where in the code. What a {@link Ends.Fault} says by itself holds of all executions
 * that show it.
 */
final class Causes {
  /** More messages than these are only counted. */
  private static final int SHOWN = 3;

  /** So often a component that depends on chance may go another way than it did. */
  private static final int TOSSES = 20;

  private final Model model;
  private final Wiring wiring;

  Causes(Model model) {
    this.model = model;
    this.wiring = model.wiring;
  }

  /** How a fault came about in a schedule, or what is wrong at all if there is none. */
  String sentence(Ends.Fault fault, @Nullable Schedule schedule) {
    if (schedule == null) {
      return fault.message();
    }
    LocalState[] reached = new LocalState[model.components()];
    for (int c = 0; c < reached.length; c++) {
      reached[c] = model.automata[c].start();
    }
    for (Event event : schedule.all()) {
      LocalState after = model.automata[event.component()].after(event.before(), event.answer());
      reached[event.component()] = after;
    }
    return sentence(fault, schedule.all(), schedule.round(), reached);
  }

  /**
   * Likewise.
   *
   * @param round what comes again and again after the events, or nothing
   * @param reached where the components are after the events
   */
  String sentence(Ends.Fault fault, List<Event> events, List<Event> round, LocalState[] reached) {
    Story story = new Story(fault, events, reached);
    return switch (fault.kind()) {
      case LOST_MESSAGE -> story.lost();
      case ASLEEP_WITH_MAIL -> story.asleep();
      case STUCK -> story.stuck();
      case FAILED -> story.failed();
      case REFUSED_SEND -> story.refused();
      case USED_AFTER_HANDOFF, HANDED_OFF_TWICE -> story.abuse();
      case SHARED -> story.shared();
      case NONDETERMINISTIC_COMPONENT -> within(fault, story.tossed());
      case INVARIANT -> story.invariant();
      case NEVER_ENDS -> within(fault, story.again(round));
      case NO_RESPONSE -> within(fault, story.unanswered());
      default -> fault.message();
    };
  }

  /** Adds to the first sentence of a fault. */
  private static String within(Ends.Fault fault, String more) {
    String advice = advice(fault);
    String first = fault.message().substring(0, fault.message().length() - advice.length());
    return first + more + advice;
  }

  /** What comes after the first sentence of a fault: what to do. */
  private static String advice(Ends.Fault fault) {
    int from = fault.message().indexOf(". ");
    return from < 0 ? "" : fault.message().substring(from);
  }

  /** One execution, and what is in the boxes after it. */
  private final class Story {
    private final Ends.Fault fault;
    private final List<Event> events;
    private final LocalState[] reached;
    private final int who;

    /** By inbox, the sends of what is unread. */
    private final List<List<Event>> unread = new ArrayList<>();

    private final int[] notices = new int[wiring.notices()];

    Story(Ends.Fault fault, List<Event> events, LocalState[] reached) {
      this.fault = fault;
      this.events = events;
      this.reached = reached;
      int found = Wiring.NOBODY;
      for (int c = 0; c < reached.length; c++) {
        found = wiring.path(c).equals(fault.component()) ? c : found;
      }
      this.who = found;
      for (int i = 0; i < wiring.inboxes(); i++) {
        unread.add(new ArrayList<>());
      }
      System.arraycopy(model.initial(), model.notices, notices, 0, notices.length);
      events.forEach(this::happens);
    }

    private void happens(Event event) {
      Operation operation = event.operation();
      if (event.isPut()) {
        int inbox = wiring.target(operation.box());
        if (inbox != Wiring.NOBODY) {
          unread.get(inbox).add(event);
        }
      } else if (event.isGot() && !unread.get(operation.box()).isEmpty()) {
        unread.get(operation.box()).remove(0);
      } else if (operation.kind() == Operation.Kind.PUBLISH) {
        notices[operation.box()] = operation.item();
      }
    }

    String lost() {
      List<Event> left = unread.get(fault.about());
      if (left.isEmpty() || who == Wiring.NOBODY) {
        return fault.message();
      }
      boolean done = reached[who].operation.kind() == Operation.Kind.DONE;
      return messages(left)
          + " in "
          + wiring.inboxName(fault.about())
          + (left.size() == 1 ? " is" : " are")
          + " never read: "
          + sentFirst(left)
          + ", and "
          + wiring.path(who)
          + (done ? " is done" : " rests")
          + after(who);
    }

    String asleep() {
      List<Event> left = unread.get(fault.about());
      return left.isEmpty()
          ? fault.message()
          : wiring.path(who)
              + " sleeps on unread mail in "
              + wiring.inboxName(fault.about())
              + ": "
              + messages(left)
              + "; "
              + sentFirst(left)
              + " before it paused"
              + after(who)
              + advice(fault);
    }

    String stuck() {
      List<String> stuck = new ArrayList<>();
      for (int c = 0; c < reached.length; c++) {
        Operation operation = reached[c].operation;
        if (operation.kind() != Operation.Kind.DONE && !wiring.mayRest(c)) {
          stuck.add(wiring.path(c) + " waits: " + operation.waitsFor(wiring) + mail(c) + after(c));
        }
      }
      return Ends.STUCK + String.join("; ", stuck);
    }

    private String mail(int c) {
      StringBuilder mail = new StringBuilder();
      for (int i = wiring.firstInbox(c); i < wiring.firstInbox(c + 1); i++) {
        if (!unread.get(i).isEmpty()) {
          mail.append(mail.length() == 0 ? " with " : " and ")
              .append(messages(unread.get(i)))
              .append(" unread in ")
              .append(wiring.inboxName(i));
        }
      }
      return mail.toString();
    }

    String failed() {
      @Nullable Throwable cause = who == Wiring.NOBODY ? null : reached[who].operation.cause();
      if (cause == null) {
        return fault.message();
      }
      int steps = 0;
      @Nullable Event taken = null;
      for (Event event : events) {
        if (event.component() == who) {
          steps += event.operation().kind() == Operation.Kind.BEGIN ? 1 : 0;
          taken = event.isGot() ? event : taken;
        }
      }
      return (steps == 0 ? "" : "in its step " + steps + ", ")
          + fault.message()
          + (taken == null
              ? ""
              : (fault.message().endsWith(".") ? " The " : "; the ")
                  + "last message that it had taken was "
                  + model.items.text(taken.answer())
                  + ", from "
                  + wiring.inboxName(taken.operation().box())
                  + place(taken));
    }

    String refused() {
      for (int k = events.size() - 1; k >= 0; k--) {
        Event event = events.get(k);
        Operation operation = event.operation();
        if (event.component() == who
            && operation.kind() == Operation.Kind.SEND
            && event.answer() != 1) {
          List<Event> before = events.subList(0, k);
          List<Event> there =
              new Story(fault, before, reached).unread.get(wiring.target(operation.box()));
          return within(
              fault,
              "; it is "
                  + model.items.text(operation.item())
                  + place(event)
                  + (there.isEmpty()
                      ? ""
                      : ", and there is " + messages(there) + ", which " + sent(there.get(0), "")));
        }
      }
      return fault.message();
    }

    /** With what the component came to ask when it was found out. */
    String abuse() {
      for (@Nullable LocalState at = who == Wiring.NOBODY ? null : reached[who];
          at != null;
          at = at.parent) {
        for (LocalState.LocalFinding finding : at.findings) {
          if (finding.kind() == fault.kind() && fault.identity().endsWith(finding.message())) {
            return within(fault, abuse(finding, at));
          }
        }
      }
      return fault.message();
    }

    private String abuse(LocalState.LocalFinding found, LocalState at) {
      @Nullable Throwable cause = at.operation.cause();
      String asked = "'" + at.operation.text(wiring, model.items) + "'" + place(who, at);
      if (found.kind() == FindingKind.HANDED_OFF_TWICE) {
        return ", first as "
            + model.items.text(found.item())
            + sentAt(found)
            + " and then "
            + asked;
      } else if (found.outbox() != Wiring.NOBODY) {
        return ", as "
            + model.items.text(found.item())
            + sentAt(found)
            + ", before it came to "
            + asked;
      }
      // An Owned, which has refused to be used.
      String place = cause == null ? "" : Frames.place(cause);
      return owned()
          + (place.isEmpty() ? "" : ", and " + wiring.path(who) + " used it again (" + place + ")");
    }

    /** What an Owned held when it was handed off. */
    private String owned() {
      for (int k = events.size() - 1; k >= 0; k--) {
        Event event = events.get(k);
        if (event.component() == who
            && event.isPut()
            && fault.message().contains(wiring.outboxName(event.operation().box()) + " ")) {
          return " with " + model.items.text(event.operation().item()) + place(event);
        }
      }
      return "";
    }

    private String sentAt(LocalState.LocalFinding found) {
      for (int k = events.size() - 1; k >= 0; k--) {
        Event event = events.get(k);
        Operation operation = event.operation();
        if (event.component() == who
            && event.isPut()
            && operation.box() == found.outbox()
            && operation.item() == found.item()) {
          return place(event);
        }
      }
      return "";
    }

    String shared() {
      for (Event event : events) {
        if (event.component() == who
            && event.isGot()
            && event.operation().box() == fault.about()
            && model.items.isMutable(event.answer())) {
          return within(fault, "; it took " + model.items.text(event.answer()) + place(event));
        }
      }
      return fault.message();
    }

    String invariant() {
      Map<String, String> seen = new LinkedHashMap<>();
      for (Invariant invariant : wiring.invariants()) {
        if (fault.message().contains("'" + invariant.name() + "'")) {
          invariant.holds(new Seen(seen));
        }
      }
      List<String> values = new ArrayList<>();
      seen.forEach((name, value) -> values.add(name + "=" + value));
      Event last = events.isEmpty() ? null : shown(events);
      return fault.message()
          + (last == null ? " at the start" : " after " + wiring.path(last.component()) + " has")
          + (last == null ? "" : " performed '" + text(last) + "'" + place(last))
          + (values.isEmpty() ? "" : ": " + String.join(", ", values));
    }

    /** What comes again and again, for one. */
    String again(List<Event> round) {
      for (Event event : round) {
        if (event.component() == who && !place(event).isEmpty()) {
          return "; for instance " + wiring.path(who) + ": '" + text(event) + "'" + place(event);
        }
      }
      return "";
    }

    /** Where it asked what it asked the first time; now it may come to another place. */
    String tossed() {
      String asked = fault.message();
      for (Event event : events) {
        String text = "'" + event.operation().text(wiring, model.items) + "'";
        if (event.component() == who && asked.contains("asked " + text)) {
          for (int k = 0; k < TOSSES; k++) {
            String place = place(event);
            if (!place.isEmpty()) {
              return place;
            }
          }
        }
      }
      return "";
    }

    String unanswered() {
      int response = fault.about();
      @Nullable Event asked = null;
      for (Event event : events) {
        if (event.isPut()) {
          int inbox = wiring.target(event.operation().box());
          if (inbox == wiring.eventually(response)) {
            asked = null;
          } else if (inbox == wiring.after(response) && asked == null) {
            asked = event;
          }
        }
      }
      return asked == null
          ? ""
          : "; the message is "
              + model.items.text(asked.operation().item())
              + ", which "
              + sent(asked, "");
    }

    /** The last thing that a component did of which one can say where. */
    private String after(int c) {
      for (int k = events.size() - 1; k >= 0; k--) {
        Event event = events.get(k);
        boolean isPlain = event.operation().kind() != Operation.Kind.SIGNAL;
        if (isPlain && event.component() == c && !place(event).isEmpty()) {
          return " after '" + text(event) + "'" + place(event);
        }
      }
      return "";
    }

    private @Nullable Event shown(List<Event> all) {
      for (int k = all.size() - 1; k >= 0; k--) {
        Operation.Kind kind = all.get(k).operation().kind();
        if (kind != Operation.Kind.BEGIN && kind != Operation.Kind.SIGNAL) {
          return all.get(k);
        }
      }
      return null;
    }

    /** What an invariant looks at, noted. */
    private final class Seen implements View {
      private final Map<String, String> seen;

      Seen(Map<String, String> seen) {
        this.seen = seen;
      }

      @Override
      public Object notice(String name) {
        for (int k = 0; k < notices.length; k++) {
          if (wiring.noticeName(k).equals(name)) {
            seen.put("notice " + name, model.items.text(notices[k]));
            return model.items.exemplar(notices[k]);
          }
        }
        throw new IllegalArgumentException(name);
      }

      @Override
      public List<Object> box(String name) {
        for (int i = 0; i < wiring.inboxes(); i++) {
          if (wiring.inboxName(i).equals(name)) {
            List<Object> messages = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (Event event : unread.get(i)) {
              messages.add(model.items.exemplar(event.operation().item()));
              texts.add(model.items.text(event.operation().item()));
            }
            seen.put(name, texts.toString());
            return Collections.unmodifiableList(messages);
          }
        }
        throw new IllegalArgumentException(name);
      }
    }
  }

  /** As in {@code "x", "y", "z" and 2 more}. */
  private String messages(List<Event> sends) {
    List<String> some =
        sends.stream().limit(SHOWN).map(send -> model.items.text(send.operation().item())).toList();
    int more = sends.size() - some.size();
    return String.join(", ", some) + (more == 0 ? "" : " and " + more + " more");
  }

  private String sentFirst(List<Event> sends) {
    return sent(sends.get(0), sends.size() == 1 ? " it" : " the first");
  }

  private String sent(Event send, String it) {
    return wiring.path(send.component()) + " sent" + it + place(send);
  }

  private String text(Event event) {
    String answer = Operation.answerText(event.operation(), event.answer(), model.items);
    return event.operation().text(wiring, model.items) + (answer.isEmpty() ? "" : " → " + answer);
  }

  private String place(Event event) {
    return place(event.component(), event.before());
  }

  private String place(int c, LocalState asked) {
    String where = model.automata[c].where(asked);
    return where.isEmpty() ? "" : " (" + where + ")";
  }
}
