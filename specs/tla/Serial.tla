------------------------------- MODULE Serial -------------------------------
(***************************************************************************)
(* The round-robin scheduler, as in Axon: a queue of the components that   *)
(* can run.  The head is called; while it runs, whoever its operations     *)
(* wake joins the queue at once; after its step it joins again, or waits.  *)
(*                                                                         *)
(* Nothing here is taken from Cooperative: the queue, instead of a look at *)
(* everybody's guard, decides who runs.  That the two agree is checked.    *)
(***************************************************************************)
EXTENDS Graph

VARIABLES held, transit, closed, discarded,   \* as in HandOff
          run,        \* the queue, a sequence of components
          turn,       \* the component taken from the queue, or Nobody
          state,      \* state[c], see States
          guard,      \* guard[c]: the boxes that c awaits
          happened,   \* happened[c]: c was signalled since its step began
          owed        \* whom the last operation concerns and who has not
                      \* yet been looked at

data == <<held, transit, closed, discarded>>
vars == <<data, run, turn, state, guard, happened, owed>>

H == INSTANCE HandOff

Nobody == "nobody"
States == {"ready", "running", "awaiting", "pausing", "done"}

\* What components may do besides.  A model may narrow these.
Guards(c)    == SUBSET BoxesOf(c) \ {{}}
MayPause(c)  == TRUE
MayFinish(c) == TRUE

\* The order of activation is any, but fixed once.
Orders == {s \in [1..Cardinality(Component) -> Component] : H!Range(s) = Component}

Init == /\ H!Init
        /\ run \in Orders
        /\ turn = Nobody
        /\ state = [c \in Component |-> "ready"]
        /\ guard = [c \in Component |-> {}]
        /\ happened = [c \in Component |-> FALSE]
        /\ owed = {}

-----------------------------------------------------------------------------
Queued(c)  == c \in H!Range(run)
Enqueue(c) == run' = Append(run, c)

HasSpace(o) == IF Link[o] = Unused THEN TRUE ELSE ~H!Full(Link[o])
Ready(x)    == IF x \in Inbox THEN ~H!Empty(x) \/ H!Drained(x) ELSE HasSpace(x)
Holds(c)    == \E x \in guard[c] : Ready(x)

\* Take the head of the queue.  If another component has meanwhile used the
\* space it was woken for, it leaves the queue and goes on waiting.
Pop == /\ turn = Nobody /\ run # <<>>
       /\ run' = Tail(run)
       /\ LET c == Head(run) IN
          IF state[c] = "awaiting" /\ ~Holds(c)
          THEN UNCHANGED <<turn, state, guard, happened>>
          ELSE /\ turn' = c
               /\ state' = [state EXCEPT ![c] = "ready"]
               /\ guard' = [guard EXCEPT ![c] = {}]
               /\ happened' = [happened EXCEPT ![c] = FALSE]
       /\ UNCHANGED <<data, owed>>

Begin(c) == /\ turn = c /\ state[c] = "ready"
            /\ state' = [state EXCEPT ![c] = "running"]
            /\ UNCHANGED <<data, run, turn, guard, happened, owed>>

Operating(c) == state[c] = "running" /\ owed = {}   \* so it is its turn

Concerns(others) == owed' = others /\ UNCHANGED <<run, turn, state, guard, happened>>

Send(c, o, i)    == Operating(c) /\ H!Send(c, o, i) /\ Concerns({Reader[Link[o]]})
Refuse(c, o, i)  == Operating(c) /\ H!Refuse(c, o, i) /\ Concerns({})
Discard(c, o, i) == Operating(c) /\ H!Discard(c, o, i) /\ Concerns({})
Take(c, b)       == /\ Operating(c) /\ H!Take(c, b)
                    /\ Concerns(IF Bound[b] = Unbounded THEN {} ELSE WritersTo(b))
Close(c, o)      == /\ Operating(c) /\ H!Close(c, o)
                    /\ Concerns(IF Link[o] = Unused THEN {} ELSE {Reader[Link[o]]})

\* The event is noted for d, and if that is what d waits for, d joins the queue.
Signal(d) ==
  /\ d \in owed
  /\ owed' = owed \ {d}
  /\ happened' = [happened EXCEPT ![d] = state[d] \notin {"ready", "done"}]
  /\ IF ~Queued(d) /\ (state[d] = "pausing" \/ (state[d] = "awaiting" /\ Holds(d)))
     THEN Enqueue(d) ELSE UNCHANGED run
  /\ UNCHANGED <<data, turn, state, guard>>

-----------------------------------------------------------------------------
(* The end of a step.                                                      *)

Continue(c) == /\ Operating(c)
               /\ Enqueue(c)
               /\ turn' = Nobody
               /\ state' = [state EXCEPT ![c] = "ready"]
               /\ happened' = [happened EXCEPT ![c] = FALSE]
               /\ UNCHANGED <<data, guard, owed>>

Await(c, g) == /\ Operating(c)
               /\ IF \E x \in g : Ready(x) THEN Enqueue(c) ELSE UNCHANGED run
               /\ turn' = Nobody
               /\ state' = [state EXCEPT ![c] = "awaiting"]
               /\ guard' = [guard EXCEPT ![c] = g]
               /\ happened' = [happened EXCEPT ![c] = FALSE]
               /\ UNCHANGED <<data, owed>>

\* A component may have sent something to itself.
Pause(c) == /\ Operating(c) /\ MayPause(c)
            /\ IF happened[c]
               THEN /\ Enqueue(c)
                    /\ state' = [state EXCEPT ![c] = "ready"]
                    /\ happened' = [happened EXCEPT ![c] = FALSE]
               ELSE /\ state' = [state EXCEPT ![c] = "pausing"]
                    /\ UNCHANGED <<run, happened>>
            /\ turn' = Nobody
            /\ UNCHANGED <<data, guard, owed>>

Done(c) == /\ Operating(c) /\ MayFinish(c) /\ OutboxesOf(c) \subseteq closed
           /\ turn' = Nobody
           /\ state' = [state EXCEPT ![c] = "done"]
           /\ happened' = [happened EXCEPT ![c] = FALSE]
           /\ UNCHANGED <<data, run, guard, owed>>

\* The scheduler's own end: nobody is in the queue.
Rest == turn = Nobody /\ run = <<>> /\ UNCHANGED vars

Operation(c) == \/ \E o \in OutboxesOf(c), i \in Item :
                     Send(c, o, i) \/ Refuse(c, o, i) \/ Discard(c, o, i)
                \/ \E b \in InboxesOf(c) : Take(c, b)
                \/ \E o \in OutboxesOf(c) : Close(c, o)

Ending(c) == \/ Continue(c) \/ Pause(c) \/ Done(c)
             \/ \E g \in Guards(c) : Await(c, g)

Next == \/ Rest \/ Pop
        \/ \E c \in Component : Begin(c) \/ Operation(c) \/ Ending(c) \/ Signal(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK == /\ H!TypeOK
          /\ turn \in Component \cup {Nobody}
          /\ state \in [Component -> States]
          /\ happened \in [Component -> BOOLEAN]
          /\ owed \subseteq Component

QueuedOnce == Cardinality(H!Range(run)) = Len(run)

Runnable(c) == \/ state[c] = "ready"
               \/ state[c] = "awaiting" /\ Holds(c)
               \/ state[c] = "pausing" /\ happened[c]

\* Whoever can run is in the queue, or is about to be put there.
RunnableIsQueued ==
  \A c \in Component : Runnable(c) => Queued(c) \/ turn = c \/ c \in owed

\* Nobody is called in vain.  (Whoever awaits space may be queued in vain.)
QueuedIsRunnable ==
  \A c \in Component : Queued(c) => Runnable(c) \/ state[c] = "awaiting"

-----------------------------------------------------------------------------
Cooperative ==
  INSTANCE Cooperative WITH
    turn <- IF turn # Nobody /\ state[turn] = "running" THEN turn ELSE Nobody,
    mode <- [c \in Component |->
               IF state[c] = "awaiting" THEN "announced" ELSE state[c]],
    owed <- [c \in Component |-> IF c = turn THEN owed ELSE {}]

CooperativeSpec == Cooperative!Spec

FairSpec == /\ Spec
            /\ WF_vars(Pop)
            /\ \A c \in Component :
                 /\ WF_vars(Begin(c) \/ Signal(c))
                 /\ SF_vars(Ending(c))        \* every step ends
                 /\ \A b \in InboxesOf(c) : SF_vars(Take(c, b))

EveryAwakeRuns ==
  \A c \in Component : state[c] = "ready" ~> state[c] = "running"

\* As in Parallel, for components that neither pause nor finish.
EveryMessageTaken ==
  \A b \in Inbox, i \in Item :
    (i \in H!Range(transit[b])) ~> (i \notin H!Range(transit[b]))

Never(c)           == FALSE
AttentiveGuards(c) == IF InboxesOf(c) = {} THEN {OutboxesOf(c)} ELSE {InboxesOf(c)}
=============================================================================
