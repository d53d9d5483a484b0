------------------------------ MODULE TraceAny ------------------------------
(***************************************************************************)
(* All logs at once: at any time any event may come, and the mechanism may *)
(* move as it likes.  That is Parallel again, neither less nor more: it    *)
(* refines Parallel, and has as many states and as deep a graph.           *)
(***************************************************************************)
EXTENDS Trace

Says(operation, c, box, item, answer, boxes) ==
  [operation |-> operation, component |-> c, box |-> box, item |-> item,
   answer |-> answer, boxes |-> boxes, left |-> [b \in {} |-> 0],
   number |-> 0, position |-> 0]

EventsOf(c) ==
       {Says(n, c, b, i, a, {}) : n \in {"IsEmpty", "IsDrained", "PollNull"},
          b \in Inbox, i \in Item, a \in BOOLEAN}
  \cup {Says("Take", c, b, i, TRUE, {}) : b \in Inbox, i \in Item}
  \cup {Says("Send", c, o, i, a, {}) : o \in Outbox, i \in Item, a \in BOOLEAN}
  \cup {Says("Close", c, o, Some(Item), TRUE, {}) : o \in Outbox}
  \cup {Says("Use", c, c, i, a, {}) : i \in Item, a \in BOOLEAN}
  \cup {Says("Await", c, c, Some(Item), TRUE, g) : g \in SUBSET (Inbox \cup Outbox)}
  \cup {Says(n, c, c, Some(Item), TRUE, {}) : n \in {"Begin", "Pause", "Done"}}
  \cup {[Says("Choose", c, c, c, a, {}) EXCEPT !.position = 2] : a \in 0 .. 2}
  \cup {Says("End", c, c, c, a, m) : a \in {"completed", "at rest", "stuck", "failed"},
          m \in SUBSET Component}

\* The numbers in a log have no meaning for Parallel.
AnyCounts(e) == UNCHANGED count

AnyEvent == UNION {EventsOf(c) : c \in Component}

AnyInit == Init /\ trace = 0 /\ next = 1 /\ failed = {}
           /\ notice = [n \in {} |-> 0] /\ count = 0

AnyNext == \/ \E e \in AnyEvent : Happens(e) /\ UNCHANGED <<trace, next>>
           \/ \E c \in Component : (Continue(c) \/ Mechanism(c)) /\ UNCHANGED log

AnySpec == AnyInit /\ [][AnyNext]_traceVars

-----------------------------------------------------------------------------
\* There are no logs to be asked; TLC wants the constants of Trace all the same.
None               == {}
NoSet(t)           == {}
NoNumber(t)        == 0
NoNumbers          == [n \in {} |-> 0]
NoEvent(t, k)      == 0
Nothing(t, k, c)   == FALSE
=============================================================================
