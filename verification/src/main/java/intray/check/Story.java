package intray.check;

import intray.Wiring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One execution: what is in the boxes after it, where components are, and words for all that. */
final class Story {
  /** More messages than these are only counted. */
  private static final int SHOWN = 3;

  /**
   * Of so many operations of a component, the last ones, it is asked where in the code they are;
   * each time it runs from its beginning, and what only library code does has no place.
   */
  private static final int LOOKED_FOR = 20;

  final List<Event> events;
  final LocalState[] reached;
  private final Model model;
  private final Wiring wiring;

  /** By inbox, the sends of what is unread. */
  private final List<List<Event>> unread = new ArrayList<>();

  private final int[] notices;

  /**
   * Tells about an execution, or the beginning of one.
   *
   * @param reached where the components are after the events
   */
  Story(Model model, List<Event> events, LocalState[] reached) {
    this.model = model;
    this.wiring = model.wiring;
    this.events = events;
    this.reached = reached;
    this.notices = new int[wiring.notices()];
    for (int i = 0; i < wiring.inboxes(); i++) {
      unread.add(new ArrayList<>());
    }
    System.arraycopy(model.initial(), model.notices, notices, 0, notices.length);
    events.forEach(this::happens);
  }

  /** Along a schedule, before what comes again and again. */
  static Story of(Model model, Schedule schedule) {
    LocalState[] reached = new LocalState[model.components()];
    for (int c = 0; c < reached.length; c++) {
      reached[c] = model.automata[c].start();
    }
    for (Event event : schedule.all()) {
      LocalState after = model.automata[event.component()].after(event.before(), event.answer());
      reached[event.component()] = after;
    }
    return new Story(model, schedule.all(), reached);
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

  /** The sends of what is in an inbox afterwards. */
  List<Event> unread(int inbox) {
    return unread.get(inbox);
  }

  /** The global state afterwards, without which components have been called since they paused. */
  int[] state() {
    int[] state = model.initial();
    for (int c = 0; c < reached.length; c++) {
      state[c] = reached[c].id;
    }
    for (int i = 0; i < wiring.inboxes(); i++) {
      for (Event send : unread.get(i)) {
        int queue = model.queue(state, i);
        state[model.boxes + i] = model.queues.append(queue, send.operation().item());
      }
    }
    System.arraycopy(notices, 0, state, model.notices, notices.length);
    return state;
  }

  /** The number of a component, or {@link Wiring#NOBODY}. */
  int number(@Nullable String path) {
    for (int c = 0; c < reached.length; c++) {
      if (wiring.path(c).equals(path)) {
        return c;
      }
    }
    return Wiring.NOBODY;
  }

  /** The last operation that people are shown. */
  @Nullable Event last() {
    for (int k = events.size() - 1; k >= 0; k--) {
      if (events.get(k).operation().kind().isShown()) {
        return events.get(k);
      }
    }
    return null;
  }

  /** As in {@code "x", "y", "z" and 2 more}. */
  String messages(List<Event> sends) {
    List<String> some =
        sends.stream().limit(SHOWN).map(send -> model.items.text(send.operation().item())).toList();
    int more = sends.size() - some.size();
    return String.join(", ", some) + (more == 0 ? "" : " and " + more + " more");
  }

  /** Of what a component has not read, as in {@code with "x" unread in a.in}; or nothing. */
  String mail(int c) {
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

  String sentFirst(List<Event> sends) {
    return sent(sends.get(0), sends.size() == 1 ? " it" : " the first");
  }

  String sent(Event send, String it) {
    return wiring.path(send.component()) + " sent" + it + place(send);
  }

  /** The last thing that a component did of which one can say where. */
  String after(int c) {
    int looked = 0;
    for (int k = events.size() - 1; k >= 0 && looked < LOOKED_FOR; k--) {
      Event event = events.get(k);
      if (event.operation().kind().isShown() && event.component() == c) {
        looked++;
        String place = place(event);
        if (!place.isEmpty()) {
          return " after '" + text(event) + "'" + place;
        }
      }
    }
    return "";
  }

  String text(Event event) {
    String answer = Operation.answerText(event.operation(), event.answer(), model.items);
    return event.operation().text(wiring, model.items) + (answer.isEmpty() ? "" : " → " + answer);
  }

  /** Where in the code, as in {@code " (Shop.java:12)"}; nothing if in none of the user's. */
  String place(Event event) {
    return place(event.component(), event.before());
  }

  String place(int c, LocalState asked) {
    String where = model.automata[c].where(asked);
    return where.isEmpty() ? "" : " (" + where + ")";
  }
}
