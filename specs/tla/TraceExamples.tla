--------------------------- MODULE TraceExamples ---------------------------
(***************************************************************************)
(* Logs that are written down here, for the graph a ---> b: a good one,    *)
(* which shows that the schedule of Trace takes only steps of Parallel,    *)
(* and bad ones, each of which TLC leaves (deadlock) where it goes wrong.  *)
(***************************************************************************)
EXTENDS Trace

Line(c, n, operation) ==
  [component |-> c, number |-> n, operation |-> operation, box |-> "none", item |-> 0,
   answer |-> TRUE, boxes |-> {}, left |-> [b \in {} |-> 0], position |-> 0]

At(line, box)          == [line EXCEPT !.box = box]
Of(line, item)         == [line EXCEPT !.item = item]
Sent(c, n, item, k)    == [At(Of(Line(c, n, "Send"), item), "out") EXCEPT !.position = k]
Refused(c, n, item)    == [Sent(c, n, item, 0) EXCEPT !.answer = FALSE]
Awaits(c, n, box)      == [Line(c, n, "Await") EXCEPT !.boxes = {box}]
Ended(how, remaining)  == [Line(Outside, 0, "End") EXCEPT !.answer = how,
                                                          !.left = [in |-> remaining]]

\* The inbox holds one message; a sends two, and waits for space in between.
Good ==
  << Awaits("b", 1, "in"),
     Line("a", 1, "Begin"), Sent("a", 2, 1, 1), Refused("a", 3, 2), Awaits("a", 4, "out"),
     Line("b", 2, "Begin"), Of(At(Line("b", 3, "Take"), "in"), 1), Of(Line("b", 4, "Use"), 1),
     Line("b", 5, "Pause"),
     Line("a", 5, "Begin"), Sent("a", 6, 2, 2), At(Line("a", 7, "Close"), "out"),
     Line("a", 8, "Done"),
     Line("b", 6, "Begin"), At(Of(Line("b", 7, "Take"), 2), "in"),
     At(Line("b", 8, "IsDrained"), "in"), Line("b", 9, "Done"),
     Ended("completed", 0) >>

\* a uses what it has sent.
LateUse == SubSeq(Good, 1, 3) \o <<Of(Line("a", 3, "Use"), 1)>>

\* b takes the younger of two messages; here the inbox holds both.
Newest == << Line("a", 1, "Begin"), Sent("a", 2, 1, 1), Sent("a", 3, 2, 2), Line("b", 1, "Begin"),
             Of(At(Line("b", 2, "Take"), "in"), 2) >>

\* The run is said to be over, although there is mail for one who awaits it.
LostWakeUp == << Awaits("b", 1, "in"), Line("a", 1, "Begin"), Sent("a", 2, 1, 1),
                 At(Line("a", 3, "Close"), "out"), Line("a", 4, "Done"), Ended("stuck", 1) >>

\* The same with one who pauses: the message has come after its step began.
LostSignal == << Line("b", 1, "Begin"), Line("a", 1, "Begin"), Sent("a", 2, 1, 1),
                 Line("b", 2, "Pause"), At(Line("a", 3, "Close"), "out"), Line("a", 4, "Done"),
                 Ended("stuck", 1) >>

CONSTANT Log

\* All items are made by a.
StartsOf(t) ==
  {[held |-> [c \in Component |-> IF c = "a" THEN Item ELSE {}],
    transit |-> [b \in Inbox |-> <<>>], closed |-> {}, discarded |-> {},
    mode |-> [c \in Component |-> "ready"], guard |-> [c \in Component |-> {}],
    happened |-> [c \in Component |-> FALSE], owed |-> [c \in Component |-> {}],
    failed |-> {}, notice |-> [n \in {} |-> 0],
    count |-> [x \in Component \cup Outbox |-> 0]]}

One             == {1}
NoNotice        == [n \in {} |-> "none"]
LengthOf(t)     == Len(Log)
EventOf(t, k)   == Log[k]
HasEnd          == Log[Len(Log)].operation = "End"
GoesOnAt(t, k, c)   == \E j \in k .. Len(Log) : Log[j].component = c
LastStepAt(t, k, c) == /\ HasEnd /\ Log[k].component = c /\ Log[k].operation = "Begin"
                       /\ \A j \in k + 1 .. Len(Log) :
                            Log[j].component = c => Log[j].operation # "Begin"
FirstOf(c)      == CHOOSE j \in 1 .. Len(Log) :
                     /\ Log[j].component = c
                     /\ \A i \in 1 .. j - 1 : Log[i].component # c
WaitingAt(t)    == {c \in Component : /\ \E j \in 1 .. Len(Log) : Log[j].component = c
                                     /\ Log[FirstOf(c)].operation # "Begin"}

\* The end of a log is no deadlock.
Over == next > Length(trace) /\ UNCHANGED traceVars

ExampleSpec == TraceInit /\ [][TraceNext \/ Over]_traceVars
=============================================================================
