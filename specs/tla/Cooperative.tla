---------------------------- MODULE Cooperative ----------------------------
(***************************************************************************)
(* Whole steps in any order: every cooperative scheduler there is.         *)
(*                                                                         *)
(* It is Parallel under one more rule, a turn.  A component takes the turn *)
(* when its step begins and gives it back when the step ends; in between   *)
(* nobody else does anything.  Nobody parks: whoever gives out the turns   *)
(* sees which guards hold.  The actions are those of Parallel, so that     *)
(* everything that a serialised run can do, a parallel one can do too.     *)
(***************************************************************************)
EXTENDS Graph

VARIABLES held, transit, closed, discarded,         \* as in HandOff
          mode, guard, happened, owed,        \* as in Parallel
          turn                                      \* whose step this is

Nobody == "nobody"

P == INSTANCE Parallel

vars == <<held, transit, closed, discarded,
          mode, guard, happened, owed, turn>>

Init == P!Init /\ turn = Nobody

Begin(c) == turn = Nobody /\ P!Begin(c) /\ turn' = c

\* Within a step, operation by operation.
Send(c, o, i)    == turn = c /\ P!Send(c, o, i) /\ UNCHANGED turn
Refuse(c, o, i)  == turn = c /\ P!Refuse(c, o, i) /\ UNCHANGED turn
Discard(c, o, i) == turn = c /\ P!Discard(c, o, i) /\ UNCHANGED turn
Take(c, b)       == turn = c /\ P!Take(c, b) /\ UNCHANGED turn
Close(c, o)      == turn = c /\ P!Close(c, o) /\ UNCHANGED turn
Signal(c, d)     == turn = c /\ P!Signal(c, d) /\ UNCHANGED turn

\* The end of a step.
Continue(c) == turn = c /\ P!Continue(c) /\ turn' = Nobody
Await(c, g) == turn = c /\ P!Await(c, g) /\ turn' = Nobody
Pause(c)    == turn = c /\ P!Pause(c) /\ turn' = Nobody
Done(c)     == turn = c /\ P!Done(c) /\ turn' = Nobody

\* The scheduler finds that a component can be called again.
Resume(c) == turn = Nobody /\ P!Resume(c) /\ UNCHANGED turn
Rouse(c)  == turn = Nobody /\ P!Rouse(c) /\ UNCHANGED turn

AtRest == /\ turn = Nobody
          /\ \A c \in Component : \/ mode[c] = "done"
                                  \/ mode[c] = "announced" /\ ~P!Holds(c)
                                  \/ mode[c] = "pausing" /\ ~happened[c]
Rest   == AtRest /\ UNCHANGED vars

Step(c) == \/ Begin(c)
           \/ \E o \in OutboxesOf(c), i \in Item :
                Send(c, o, i) \/ Refuse(c, o, i) \/ Discard(c, o, i)
           \/ \E b \in InboxesOf(c) : Take(c, b)
           \/ \E o \in OutboxesOf(c) : Close(c, o)
           \/ \E d \in Component : Signal(c, d)
           \/ Continue(c) \/ Pause(c) \/ Done(c)
           \/ \E g \in P!Guards(c) : Await(c, g)

Next == Rest \/ \E c \in Component : Step(c) \/ Resume(c) \/ Rouse(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK == P!TypeOK /\ turn \in Component \cup {Nobody}

StepsAreWhole == \A c \in Component : mode[c] = "running" <=> turn = c

\* Signals belong to the step, so that none arrives in a later one.  (In
\* Parallel it may: see Events.)
NothingOwedBetweenSteps == turn = Nobody => \A c \in Component : owed[c] = {}

ParallelSpec == P!Spec
=============================================================================
