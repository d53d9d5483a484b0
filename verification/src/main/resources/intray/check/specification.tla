@MODULE@
(***************************************************************************)
@ABOUT@
(*                                                                         *)
(* First the graph: its boxes, and each component as a table with a row    *)
(* for every local state.  A row says which operation the component asks   *)
(* next, and for each answer to it the row that follows.  The rows were    *)
(* found by running the component's code; everything else, what an         *)
(* operation does and when it may happen, is said here, and TLC works it   *)
(* out for itself.  An answer that a row does not have is an error.        *)
(***************************************************************************)
EXTENDS Naturals, Sequences, TLC

CONSTANT Level   \* how finely steps are interleaved

ASSUME Level \in {"cooperative",   \* a whole step at a time
                  "parallel"}      \* an operation at a time

Nobody    == "(nobody)"   \* reads an output; is where an unused outbox leads
Unbounded == 0
Empty     == "(empty)"    \* the answer of take and poll if there is no message

-----------------------------------------------------------------------------
(* The graph.                                                              *)

@TABLES@

\* What Intray's checker says: all outcomes, by level.
CheckerSaw ==
@OUTCOMES@

-----------------------------------------------------------------------------
(* The state.                                                              *)

Component == DOMAIN Automaton
Inbox     == DOMAIN Reader
Outbox    == DOMAIN Link
Notice    == DOMAIN FirstNotice

VARIABLES
  local,      \* local[c]: the row of its automaton that component c has reached
  box,        \* box[i]: the messages in inbox i, the oldest first
  closed,     \* the outboxes that are closed
  happened,   \* the components for which something happened since their step began
  notice,     \* notice[n]: what was last published
  turn,       \* cooperative: who is inside a step, or Nobody
  failed      \* whose failure ended the run, or Nobody

vars == <<local, box, closed, happened, notice, turn, failed>>

Row(c)        == Automaton[c][local[c]]
Range(s)      == {s[k] : k \in DOMAIN s}
BetweenSteps  == {"Begin", "Await", "Pause", "Done"}
Pausing       == {c \in Component : \E row \in Range(Automaton[c]) : row.op = "Pause"}
Writers(i)    == {o \in Outbox : Link[o] = i}

\* Operations that nobody can tell whether or when they happen, not even whoever performs
\* them, are skipped: signals to a component that never pauses, and at the parallel level
\* the beginning of its steps.
Unnoticed(c, row) ==
  \/ row.op = "Signal" /\ row.on \notin Pausing
  \/ row.op = "Begin" /\ Level = "parallel" /\ c \notin Pausing

RECURSIVE Settled(_, _)
Settled(c, k) ==
  IF Unnoticed(c, Automaton[c][k]) THEN Settled(c, Automaton[c][k].next["ok"]) ELSE k

Init ==
  /\ local = [c \in Component |-> Settled(c, 1)]
  /\ box = [i \in Inbox |-> <<>>]
  /\ closed = {}
  /\ happened = {}
  /\ notice = FirstNotice
  /\ turn = Nobody
  /\ failed = Nobody

-----------------------------------------------------------------------------
(* Whose turn it is.                                                       *)

HasSpace(o) ==
  IF Link[o] = Nobody THEN TRUE
  ELSE Bound[Link[o]] = Unbounded \/ Len(box[Link[o]]) < Bound[Link[o]]

AllClosed(i) == Writers(i) \subseteq closed

\* A guard is a sequence of boxes, of which one must do.
Holds(guard) ==
  \E k \in DOMAIN guard :
    LET b == guard[k][2] IN
    IF guard[k][1] = "mail" THEN box[b] # <<>> \/ AllClosed(b) ELSE HasSpace(b)

CanGoOn(c) ==
  CASE Row(c).op = "Done"  -> FALSE
    [] Row(c).op = "Await" -> Holds(Row(c).guard)
    [] Row(c).op = "Pause" -> c \in happened
    [] OTHER               -> TRUE

\* Before the first step a component may have something to close, or fail: that comes first.
Within(c)  == Row(c).op \notin BetweenSteps
MayStep(c) == turn = c \/ (turn = Nobody /\ (Within(c) \/ \A d \in Component : ~Within(d)))

MayMove(c) ==
  /\ failed = Nobody
  /\ CanGoOn(c)
  /\ Level = "cooperative" => MayStep(c)

Ended == \A c \in Component : ~MayMove(c)

-----------------------------------------------------------------------------
(* The operations.                                                         *)

Asks(c, operation) == Row(c).op = operation /\ MayMove(c)

StaysInStep(old, new) ==
  \/ new.op \notin BetweenSteps
  \/ old.op \in {"Await", "Pause"} /\ new.op = "Begin"

Answered(c, answer) ==
  /\ Assert(answer \in DOMAIN Row(c).next,
            <<"the checker has never seen this answer", c, local[c], answer>>)
  /\ LET k == Settled(c, Row(c).next[answer]) IN
       /\ local' = [local EXCEPT ![c] = k]
       /\ turn' = IF Level = "cooperative" /\ StaysInStep(Row(c), Automaton[c][k])
                  THEN c ELSE Nobody
  /\ UNCHANGED failed

Told(c) == Answered(c, "ok")

YesOrNo(test) == IF test THEN "yes" ELSE "no"

Begin(c) ==
  /\ Asks(c, "Begin")
  /\ Told(c)
  /\ happened' = happened \ {c}
  /\ UNCHANGED <<box, closed, notice>>

IsEmpty(c) ==
  /\ Asks(c, "IsEmpty")
  /\ Answered(c, YesOrNo(box[Row(c).on] = <<>>))
  /\ UNCHANGED <<box, closed, happened, notice>>

IsDrained(c) ==
  /\ Asks(c, "IsDrained")
  /\ Answered(c, YesOrNo(box[Row(c).on] = <<>> /\ AllClosed(Row(c).on)))
  /\ UNCHANGED <<box, closed, happened, notice>>

Remove(c, i) ==
  /\ IF box[i] = <<>>
     THEN Answered(c, Empty) /\ UNCHANGED box
     ELSE Answered(c, Head(box[i])) /\ box' = [box EXCEPT ![i] = Tail(@)]
  /\ UNCHANGED <<closed, happened, notice>>

Take(c) == Asks(c, "Take") /\ Remove(c, Row(c).on)
Poll(c) == Asks(c, "Poll") /\ Remove(c, Row(c).on)

Put(c, o, item, refusal) ==
  /\ Assert(o \notin closed, <<"a message through a closed outbox", o>>)
  /\ IF ~HasSpace(o)
     THEN Answered(c, refusal) /\ UNCHANGED box
     ELSE /\ Answered(c, "ok")
          /\ IF Link[o] = Nobody
             THEN UNCHANGED box
             ELSE box' = [box EXCEPT ![Link[o]] = Append(@, item)]
  /\ UNCHANGED <<closed, happened, notice>>

Send(c)  == Asks(c, "Send")  /\ Put(c, Row(c).on, Row(c).item, "FULL")
Offer(c) == Asks(c, "Offer") /\ Put(c, Row(c).on, Row(c).item, "refused")

Close(c) ==
  /\ Asks(c, "Close")
  /\ Told(c)
  /\ closed' = closed \cup {Row(c).on}
  /\ UNCHANGED <<box, happened, notice>>

\* Whoever changes a box tells those concerned, in operations of their own.
Signal(c) ==
  /\ Asks(c, "Signal")
  /\ Told(c)
  /\ happened' = happened \cup {Row(c).on}
  /\ UNCHANGED <<box, closed, notice>>

Read(c) ==
  /\ Asks(c, "Read")
  /\ Answered(c, notice[Row(c).on])
  /\ UNCHANGED <<box, closed, happened, notice>>

Publish(c) ==
  /\ Asks(c, "Publish")
  /\ Told(c)
  /\ notice' = [notice EXCEPT ![Row(c).on] = Row(c).item]
  /\ UNCHANGED <<box, closed, happened>>

Choose(c) ==
  /\ Asks(c, "Choose")
  /\ \E k \in 1..Row(c).among : Answered(c, ToString(k - 1))
  /\ UNCHANGED <<box, closed, happened, notice>>

\* The component resumes, since its guard holds or something has happened.
Await(c) ==
  /\ Asks(c, "Await")
  /\ Told(c)
  /\ UNCHANGED <<box, closed, happened, notice>>

Pause(c) ==
  /\ Asks(c, "Pause")
  /\ Told(c)
  /\ UNCHANGED <<box, closed, happened, notice>>

\* The run is over at once.
Fail(c) ==
  /\ Asks(c, "Fail")
  /\ failed' = c
  /\ UNCHANGED <<local, box, closed, happened, notice, turn>>

Next ==
  \/ \E c \in Component :
       \/ Begin(c) \/ IsEmpty(c) \/ IsDrained(c) \/ Take(c) \/ Poll(c)
       \/ Send(c) \/ Offer(c) \/ Close(c) \/ Signal(c)
       \/ Read(c) \/ Publish(c) \/ Choose(c)
       \/ Await(c) \/ Pause(c) \/ Fail(c)
  \/ Ended /\ UNCHANGED vars

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Nobody forgets to tell: an accepted message and a close are followed by *)
(* a signal to the reader, a message taken from a bounded inbox by one to  *)
(* the writer of each outbox that leads there.                             *)

RECURSIVE Signals(_, _, _)
Signals(c, k, whom) ==
  \/ whom = <<>>
  \/ Automaton[c][k].op = "Fail"
  \/ /\ Automaton[c][k].op = "Signal"
     /\ Automaton[c][k].on = Head(whom)
     /\ Signals(c, Automaton[c][k].next["ok"], Tail(whom))

ReaderOf(o) ==
  IF Link[o] = Nobody THEN <<>>
  ELSE IF Reader[Link[o]] = Nobody THEN <<>> ELSE <<Reader[Link[o]]>>

WritersOf(i) ==
  LET feeding == SelectSeq(OutboxList, LAMBDA o : Link[o] = i) IN
  IF Bound[i] = Unbounded THEN <<>> ELSE [k \in DOMAIN feeding |-> Writer[feeding[k]]]

ASSUME \A c \in Component : \A row \in Range(Automaton[c]) : \A answer \in DOMAIN row.next :
  CASE row.op \in {"Send", "Offer", "Close"} ->
         answer = "ok" => Signals(c, row.next[answer], ReaderOf(row.on))
    [] row.op \in {"Take", "Poll"} ->
         answer # Empty => Signals(c, row.next[answer], WritersOf(row.on))
    [] OTHER -> TRUE

-----------------------------------------------------------------------------
(* What must hold, and the outcome of a run that has ended.                *)

WithinBounds == \A i \in Inbox : Bound[i] = Unbounded \/ Len(box[i]) <= Bound[i]

RECURSIVE Joined(_, _)
Joined(texts, comma) ==
  IF Len(texts) = 0 THEN ""
  ELSE IF Len(texts) = 1 THEN Head(texts)
  ELSE Head(texts) \o comma \o Joined(Tail(texts), comma)

Contents(before, list) ==
  Joined([k \in DOMAIN list |->
            "; " \o before \o list[k] \o "=[" \o Joined(box[list[k]], ", ") \o "]"], "")

Wish(row) ==
  CASE row.op = "Pause" -> "PAUSE"
    [] row.op = "Await" ->
         "await(" \o Joined([k \in DOMAIN row.guard |-> row.guard[k][2]], ", ") \o ")"

Outcome ==
  LET waiting == SelectSeq(ComponentList, LAMBDA c : Row(c).op # "Done")
      left    == SelectSeq(InboxList, LAMBDA i : box[i] # <<>>)
      end     == IF waiting = <<>> THEN "completed"
                 ELSE IF Range(waiting) \subseteq MayRest THEN "at rest" ELSE "stuck"
  IN
  IF failed # Nobody
  THEN "failed: " \o failed \o " threw " \o Row(failed).cause
  ELSE end
       \o Contents("", OutputList)
       \o Contents("left in ", left)
       \o Joined([k \in DOMAIN NoticeList |->
                    "; notice " \o NoticeList[k] \o "=" \o notice[NoticeList[k]]], "")
       \o Joined([k \in DOMAIN waiting |->
                    "; " \o waiting[k] \o " waits: " \o Wish(Row(waiting[k]))], "")

\* TLC has found no outcome that the checker has not.  That it has found all of them is to
\* be seen in what it prints.
AsTheCheckerSaw == Ended => Outcome \in CheckerSaw[Level]

PrintOutcome == Ended => PrintT("OUTCOME " \o Outcome)

=============================================================================
