------------------------------ MODULE Parallel ------------------------------
(***************************************************************************)
(* Components run at the same time; every single operation is one step.    *)
(*                                                                         *)
(* What a component does inside its steps is left open: it may do any      *)
(* operation that its boxes allow, in any order, so whatever holds here    *)
(* holds for every component that anybody will write.  Operations that     *)
(* only look (isEmpty, isDrained, a poll of an empty inbox, read, choose)  *)
(* change nothing, and their answers limit nothing, so they do not appear. *)
(*                                                                         *)
(* The subject is waiting.  An operation that may concern another          *)
(* component (mail, a close, space) leaves its author owing that component *)
(* a signal, which it gives before its next operation.  A component that   *)
(* awaits announces it, checks its guard, and only then parks.  A pausing  *)
(* component looks at nothing but the flag that signals set.               *)
(***************************************************************************)
EXTENDS Graph

VARIABLES held, transit, closed, discarded,   \* as in HandOff
          mode,      \* mode[c]: where c stands, see Modes
          guard,     \* guard[c]: the boxes that c awaits
          happened,  \* happened[c]: a signal came that c has not yet used
          owed       \* owed[c]: the components that c must still signal

data   == <<held, transit, closed, discarded>>
waking == <<mode, guard, happened, owed>>
vars   == <<data, waking>>

H == INSTANCE HandOff

Modes == {"ready",      \* its next step may begin
          "running",    \* inside a step
          "announced",  \* awaits, and has said so, but is not yet asleep
          "parked",     \* awaits, asleep until a signal
          "pausing",    \* asleep until a signal, whatever is in its boxes
          "done"}

\* What components may do besides.  A model may narrow these.
Guards(c)    == SUBSET BoxesOf(c) \ {{}}
MayPause(c)  == TRUE
MayFinish(c) == TRUE

Init == /\ H!Init
        /\ mode = [c \in Component |-> "ready"]
        /\ guard = [c \in Component |-> {}]
        /\ happened = [c \in Component |-> FALSE]
        /\ owed = [c \in Component |-> {}]

-----------------------------------------------------------------------------
(* Operations on data, as in HandOff, each with those whom it concerns.    *)

Operating(c) == mode[c] = "running" /\ owed[c] = {}

Concerns(c, others) ==
  /\ owed' = [owed EXCEPT ![c] = others]
  /\ UNCHANGED <<mode, guard, happened>>

\* Only a bounded inbox can have kept a writer waiting for space.
WaitForSpace(b) == IF Bound[b] = Unbounded THEN {} ELSE WritersTo(b)
WaitForEnd(o)   == IF Link[o] = Unused THEN {} ELSE {Reader[Link[o]]}

Send(c, o, i)    == Operating(c) /\ H!Send(c, o, i) /\ Concerns(c, {Reader[Link[o]]})
Refuse(c, o, i)  == Operating(c) /\ H!Refuse(c, o, i) /\ UNCHANGED waking
Discard(c, o, i) == Operating(c) /\ H!Discard(c, o, i) /\ UNCHANGED waking
Take(c, b)       == Operating(c) /\ H!Take(c, b) /\ Concerns(c, WaitForSpace(b))
Close(c, o)      == Operating(c) /\ H!Close(c, o) /\ Concerns(c, WaitForEnd(o))

\* A signal to a component whose next step is about to begin says nothing new.
Signal(c, d) ==
  /\ d \in owed[c]
  /\ owed' = [owed EXCEPT ![c] = @ \ {d}]
  /\ happened' = [happened EXCEPT ![d] = mode[d] \notin {"ready", "done"}]
  /\ UNCHANGED <<data, mode, guard>>

-----------------------------------------------------------------------------
(* Steps, and waiting between them.                                        *)

\* c goes to mode m with guard g; what happened so far counts no more.
Enter(c, m, g) ==
  /\ mode' = [mode EXCEPT ![c] = m]
  /\ guard' = [guard EXCEPT ![c] = g]
  /\ happened' = [happened EXCEPT ![c] = FALSE]
  /\ UNCHANGED <<data, owed>>

HasSpace(o) == IF Link[o] = Unused THEN TRUE ELSE ~H!Full(Link[o])
Ready(x)    == IF x \in Inbox THEN ~H!Empty(x) \/ H!Drained(x) ELSE HasSpace(x)
Holds(c)    == \E x \in guard[c] : Ready(x)

SignalComing(c) == happened[c] \/ \E d \in Component : c \in owed[d]

Begin(c)    == mode[c] = "ready" /\ Enter(c, "running", {})
Continue(c) == Operating(c) /\ Enter(c, "ready", {})

\* A component that is done closes what is still open first, by Close.
Done(c) == /\ Operating(c) /\ MayFinish(c) /\ OutboxesOf(c) \subseteq closed
           /\ Enter(c, "done", {})

Await(c, g) == Operating(c) /\ Enter(c, "announced", g)
Resume(c)   == mode[c] = "announced" /\ Holds(c) /\ Enter(c, "ready", {})

\* To sleep though the guard holds is harmless if a signal is on its way.
Park(c) == /\ mode[c] = "announced"
           /\ ~Holds(c) \/ SignalComing(c)
           /\ mode' = [mode EXCEPT ![c] = "parked"]
           /\ UNCHANGED <<data, guard, happened, owed>>

\* A permit is a reason to look again, not a reason to run.
Wake(c) == mode[c] = "parked" /\ happened[c] /\ Enter(c, "announced", guard[c])

Pause(c) == /\ Operating(c) /\ MayPause(c)
            /\ IF happened[c]
               THEN Enter(c, "ready", {})
               ELSE /\ mode' = [mode EXCEPT ![c] = "pausing"]
                    /\ UNCHANGED <<data, guard, happened, owed>>

Rouse(c) == mode[c] = "pausing" /\ happened[c] /\ Enter(c, "ready", {})

-----------------------------------------------------------------------------
Asleep(c) == mode[c] \in {"parked", "pausing"} /\ ~happened[c]
AtRest    == \A c \in Component : Asleep(c) \/ mode[c] = "done"

\* The run is over.  TLC reports any other state without a next one.
Rest == AtRest /\ UNCHANGED vars

Operation(c) == \/ \E o \in OutboxesOf(c), i \in Item :
                     Send(c, o, i) \/ Refuse(c, o, i) \/ Discard(c, o, i)
                \/ \E b \in InboxesOf(c) : Take(c, b)
                \/ \E o \in OutboxesOf(c) : Close(c, o)

Ending(c) == \/ Continue(c) \/ Pause(c) \/ Done(c)
             \/ \E g \in Guards(c) : Await(c, g)

Mechanism(c) == \/ \E d \in Component : Signal(c, d)
                \/ Begin(c) \/ Resume(c) \/ Park(c) \/ Wake(c) \/ Rouse(c)

Next == Rest \/ \E c \in Component : Operation(c) \/ Ending(c) \/ Mechanism(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK == /\ H!TypeOK
          /\ mode \in [Component -> Modes]
          /\ \A c \in Component : guard[c] \subseteq BoxesOf(c)
          /\ happened \in [Component -> BOOLEAN]
          /\ owed \in [Component -> SUBSET Component]

SingleOwner == H!SingleOwner
NothingLost == H!NothingLost
WithinBound == H!WithinBound

\* No component sleeps although its guard holds, unless it is being woken.
NoLostWakeUp ==
  \A c \in Component : mode[c] = "parked" /\ Holds(c) => SignalComing(c)

HandOffSpec    == H!Spec
Fifo           == H!Fifo
DrainedForever == H!DrainedForever

-----------------------------------------------------------------------------
(* Liveness: the mechanism is fair to each component, and a component      *)
(* takes, again and again, what is there to be taken.                      *)

FairSpec == /\ Spec
            /\ \A c \in Component :
                 /\ WF_vars(Mechanism(c))
                 /\ \A b \in InboxesOf(c) : SF_vars(Take(c, b))

EveryAwakeRuns ==
  \A c \in Component : mode[c] = "ready" ~> mode[c] = "running"

\* For models in which components neither pause nor finish, and await all of
\* their inboxes whenever they wait.
EveryMessageTaken ==
  \A b \in Inbox, i \in Item :
    (i \in H!Range(transit[b])) ~> (i \notin H!Range(transit[b]))

Never(c)           == FALSE
AttentiveGuards(c) == IF InboxesOf(c) = {} THEN {OutboxesOf(c)} ELSE {InboxesOf(c)}
=============================================================================
