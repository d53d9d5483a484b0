-------------------------------- MODULE Fine --------------------------------
(***************************************************************************)
(* The kernel as the threads run it: Mailbox, Wakeup and Activity, one     *)
(* action for each read, write or compare-and-set of something shared.     *)
(*                                                                         *)
(* A mailbox is a linked queue (Michael and Scott 1996) with one reader.   *)
(* A component's wake-up is a word, RUN, NOTIFIED or PARKED, and the       *)
(* permit of park and unpark.  Activity counts who is not asleep; at zero  *)
(* the run is over and everybody is told.                                  *)
(*                                                                         *)
(* Two abbreviations.  A read is joined to the next instruction where      *)
(* nobody can change what it read in between (its comment says why).  And  *)
(* a node is named by the item that it carries, so an item goes through a  *)
(* mailbox at most once.                                                   *)
(***************************************************************************)
EXTENDS Graph

VARIABLES
  held, discarded, closed,               \* as in HandOff; a mailbox knows only
                                         \* how many of its writers have closed
  next, position, cell,                  \* of each node: successor, number, item
  head, tail, taken,                     \* of each mailbox
  told,                                  \* inboxes reported to be drained
  pc, my, todo, guard,                   \* of each component: where it is, its
                                         \* local variables, boxes to be checked
  owed,                                  \* components it has yet to signal
  state, permit,                         \* of each component's wake-up
  awake, over, telling                   \* of the run

mailbox == <<next, position, cell, head, tail, taken>>
items   == <<held, discarded, closed, mailbox, told>>
signals == <<state, permit>>
run     == <<awake, over, telling>>
vars    == <<items, pc, my, todo, guard, owed, signals, run>>

None == "none"
Stub == "stub"                       \* the node that a new mailbox starts with
Node == Item \cup {Stub}

Idle == [box |-> None, item |-> None, node |-> None, number |-> 0, target |-> None]

\* Who holds which item at first, and what components may do besides.  A model
\* may narrow these.
Starts       == [Item -> Component]
Guards(c)    == SUBSET BoxesOf(c) \ {{}}
MayPause(c)  == TRUE
MayFinish(c) == TRUE
MayFail(c)   == FALSE    \* beyond what Parallel knows; a model of its own

Init ==
  /\ \E start \in Starts :
       held = [c \in Component |-> {i \in Item : start[i] = c}]
  /\ discarded = {} /\ closed = {} /\ told = {}
  /\ next = [b \in Inbox |-> [n \in Node |-> None]]
  /\ position = [b \in Inbox |-> [n \in Node |-> 0]]
  /\ cell = [b \in Inbox |-> [n \in Node |-> None]]
  /\ head = [b \in Inbox |-> Stub]
  /\ tail = [b \in Inbox |-> Stub]
  /\ taken = [b \in Inbox |-> 0]
  /\ pc = [c \in Component |-> "ready"]
  /\ my = [c \in Component |-> Idle]
  /\ todo = [c \in Component |-> {}]
  /\ guard = [c \in Component |-> {}]
  /\ owed = [c \in Component |-> {}]
  /\ state = [c \in Component |-> "RUN"]
  /\ permit = [c \in Component |-> FALSE]
  /\ awake = Cardinality(Component)
  /\ over = FALSE /\ telling = FALSE

Go(c, label) == pc' = [pc EXCEPT ![c] = label]
Keep(c, r)   == my' = [my EXCEPT ![c] = r]
Forget(c)    == Keep(c, Idle)

At(c, label) == pc[c] = label

\* After an operation that concerns others, they are signalled.
Concerns(c, others) ==
  /\ owed' = [owed EXCEPT ![c] = others]
  /\ Go(c, IF others = {} THEN "running" ELSE "signal")

-----------------------------------------------------------------------------
(* Mailbox.offer                                                           *)

Offer(c, o, i) ==
  /\ At(c, "running") /\ o \notin closed /\ i \in held[c]
  /\ Link[o] # Unused /\ position[Link[o]][i] = 0
  /\ Keep(c, [Idle EXCEPT !.box = o, !.item = i])
  /\ Go(c, "find")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>

To(c) == Link[my[c].box]

\* Read tail, and the successor of what it points to.  If that is null, tail
\* has pointed to the last node at this moment: one action.
Find(c) ==
  /\ At(c, "find") /\ next[To(c)][tail[To(c)]] = None
  /\ Keep(c, [my[c] EXCEPT !.node = tail[To(c)]])
  /\ Go(c, "room")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>

\* Another writer has linked its node and not yet moved the tail.
Help(c) ==
  /\ At(c, "find") /\ next[To(c)][tail[To(c)]] # None
  /\ tail' = [tail EXCEPT ![To(c)] = next[To(c)][@]]
  /\ UNCHANGED <<held, discarded, closed, next, position, cell, head, taken, told>>
  /\ UNCHANGED <<pc, my, todo, guard, owed, signals, run>>

Crowded(c) == /\ Bound[To(c)] # Unbounded
              /\ position[To(c)][my[c].node] - taken[To(c)] >= Bound[To(c)]

Refuse(c) ==
  /\ At(c, "room") /\ Crowded(c)
  /\ Forget(c) /\ Go(c, "running")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>

\* The node is the offerer's own until it is linked.
Fill(c) ==
  /\ At(c, "room") /\ ~Crowded(c)
  /\ cell' = [cell EXCEPT ![To(c)][my[c].item] = my[c].item]
  /\ position' = [position EXCEPT ![To(c)][my[c].item] =
                    position[To(c)][my[c].node] + 1]
  /\ Go(c, "link")
  /\ UNCHANGED <<held, discarded, closed, next, head, tail, taken, told>>
  /\ UNCHANGED <<my, todo, guard, owed, signals, run>>

\* The compare-and-set that hands the item off.
LinkNode(c) ==
  /\ At(c, "link") /\ next[To(c)][my[c].node] = None
  /\ next' = [next EXCEPT ![To(c)][my[c].node] = my[c].item]
  /\ held' = [held EXCEPT ![c] = @ \ {my[c].item}]
  /\ owed' = [owed EXCEPT ![c] = {Reader[To(c)]}]
  /\ Go(c, "swing")
  /\ UNCHANGED <<discarded, closed, position, cell, head, tail, taken, told>>
  /\ UNCHANGED <<my, todo, guard, signals, run>>

\* The compare-and-set fails; the node, still private, is as good as new.
Retry(c) ==
  /\ At(c, "link") /\ next[To(c)][my[c].node] # None
  /\ cell' = [cell EXCEPT ![To(c)][my[c].item] = None]
  /\ position' = [position EXCEPT ![To(c)][my[c].item] = 0]
  /\ Keep(c, [my[c] EXCEPT !.node = None])
  /\ Go(c, "find")
  /\ UNCHANGED <<held, discarded, closed, next, head, tail, taken, told>>
  /\ UNCHANGED <<todo, guard, owed, signals, run>>

Swing(c) ==
  /\ At(c, "swing")
  /\ tail' = [tail EXCEPT ![To(c)] = IF @ = my[c].node THEN my[c].item ELSE @]
  /\ Forget(c) /\ Go(c, "signal")
  /\ UNCHANGED <<held, discarded, closed, next, position, cell, head, taken, told>>
  /\ UNCHANGED <<todo, guard, owed, signals, run>>

Discard(c, o, i) ==
  /\ At(c, "running") /\ o \notin closed /\ i \in held[c]
  /\ Link[o] = Unused
  /\ held' = [held EXCEPT ![c] = @ \ {i}]
  /\ discarded' = discarded \cup {i}
  /\ UNCHANGED <<closed, mailbox, told>>
  /\ UNCHANGED <<pc, my, todo, guard, owed, signals, run>>

-----------------------------------------------------------------------------
(* The other methods of Mailbox                                            *)

NoMail(b) == next[b][head[b]] = None

\* poll finds a successor of head ...
Look(c, b) ==
  /\ At(c, "running") /\ ~NoMail(b)
  /\ Keep(c, [Idle EXCEPT !.box = b, !.node = next[b][head[b]]])
  /\ Go(c, "take")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>

\* ... and takes its item.  Writers see only the write of taken.
Take(c) ==
  /\ At(c, "take")
  /\ LET b == my[c].box
         n == my[c].node IN
     /\ held' = [held EXCEPT ![c] = @ \cup {cell[b][n]}]
     /\ cell' = [cell EXCEPT ![b][n] = None]
     /\ head' = [head EXCEPT ![b] = n]
     /\ taken' = [taken EXCEPT ![b] = position[b][n]]
     /\ Concerns(c, IF Bound[b] = Unbounded THEN {} ELSE WritersTo(b))
  /\ Forget(c)
  /\ UNCHANGED <<discarded, closed, next, position, tail, told>>
  /\ UNCHANGED <<todo, guard, signals, run>>

Close(c, o) ==
  /\ At(c, "running") /\ o \notin closed
  /\ closed' = closed \cup {o}
  /\ Concerns(c, IF Link[o] = Unused THEN {} ELSE {Reader[Link[o]]})
  /\ UNCHANGED <<held, discarded, mailbox, told>>
  /\ UNCHANGED <<my, todo, guard, signals, run>>

AllClosed(b) == LinksTo(b) \subseteq closed

\* isDrained reads closed; only if all have closed does it look for mail.
IsDrained(c, b) ==
  /\ At(c, "running") /\ b \notin told
  /\ AllClosed(b)
  /\ Keep(c, [Idle EXCEPT !.box = b])
  /\ Go(c, "drained?")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>

AnswerDrained(c) ==
  /\ At(c, "drained?")
  /\ told' = IF NoMail(my[c].box) THEN told \cup {my[c].box} ELSE told
  /\ Forget(c) /\ Go(c, "running")
  /\ UNCHANGED <<held, discarded, closed, mailbox>>
  /\ UNCHANGED <<todo, guard, owed, signals, run>>

-----------------------------------------------------------------------------
(* Wakeup.signal, of each component that the last operation concerns       *)

AfterSignal(c, d) ==
  /\ owed' = [owed EXCEPT ![c] = @ \ {d}]
  /\ Go(c, IF owed[c] = {d} THEN "running" ELSE "signal")

\* The state is NOTIFIED: somebody else has done it.
Skip(c, d) ==
  /\ At(c, "signal") /\ d \in owed[c] /\ state[d] = "NOTIFIED"
  /\ AfterSignal(c, d)
  /\ UNCHANGED <<items, my, todo, guard, signals, run>>

See(c, d) ==
  /\ At(c, "signal") /\ d \in owed[c] /\ state[d] # "NOTIFIED"
  /\ Keep(c, [Idle EXCEPT !.target = d])
  /\ Go(c, IF state[d] = "RUN" THEN "notify" ELSE "enter")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>

Notify(c) ==
  /\ At(c, "notify")
  /\ LET d == my[c].target IN
     IF state[d] = "RUN"
     THEN /\ state' = [state EXCEPT ![d] = "NOTIFIED"]
          /\ AfterSignal(c, d)
     ELSE /\ Go(c, "signal")
          /\ UNCHANGED <<state, owed>>
  /\ Forget(c)
  /\ UNCHANGED <<items, todo, guard, permit, run>>

\* On behalf of the sleeper, before the state shows that it was woken.
EnterFor(c) ==
  /\ At(c, "enter")
  /\ awake' = awake + 1
  /\ Go(c, "rouse")
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, over, telling>>

RouseIt(c) ==
  /\ At(c, "rouse")
  /\ LET d == my[c].target IN
     IF state[d] = "PARKED"
     THEN /\ state' = [state EXCEPT ![d] = "NOTIFIED"]
          /\ owed' = [owed EXCEPT ![c] = @ \ {d}]
          /\ Go(c, "unpark")
     ELSE /\ Go(c, "withdraw")
          /\ UNCHANGED <<state, owed>>
  /\ UNCHANGED <<items, my, todo, guard, permit, run>>

Unpark(c) ==
  /\ At(c, "unpark")
  /\ permit' = [permit EXCEPT ![my[c].target] = TRUE]
  /\ Forget(c) /\ Go(c, IF owed[c] = {} THEN "running" ELSE "signal")
  /\ UNCHANGED <<items, todo, guard, owed, state, run>>

\* The sleeper was faster; its entry is taken back.  The signaller is awake
\* itself, so this cannot reach zero.
Withdraw(c) ==
  /\ At(c, "withdraw")
  /\ awake' = awake - 1
  /\ Forget(c) /\ Go(c, "signal")
  /\ UNCHANGED <<items, todo, guard, owed, signals, over, telling>>

-----------------------------------------------------------------------------
(* Steps; Wakeup.begin, await and pause                                    *)

NextStep == IF over THEN "over" ELSE "ready"

Begin(c) ==
  /\ At(c, "ready")
  /\ state' = [state EXCEPT ![c] = "RUN"]
  /\ Go(c, "running")
  /\ UNCHANGED <<items, my, todo, guard, owed, permit, run>>

Continue(c) ==
  /\ At(c, "running")
  /\ Go(c, NextStep)
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, run>>

\* Announce, then check, then park.
Await(c, g) ==
  /\ At(c, "running")
  /\ state' = [state EXCEPT ![c] = "PARKED"]
  /\ guard' = [guard EXCEPT ![c] = g]
  /\ todo' = [todo EXCEPT ![c] = g]
  /\ Go(c, "check")
  /\ UNCHANGED <<items, my, owed, permit, run>>

Yes(c) == /\ todo' = [todo EXCEPT ![c] = {}]
          /\ guard' = [guard EXCEPT ![c] = {}]
          /\ Forget(c) /\ Go(c, "holds")

No(c, x) == /\ todo' = [todo EXCEPT ![c] = @ \ {x}]
            /\ Forget(c) /\ Go(c, "check")
            /\ UNCHANGED guard

Goes(c, label, x) == /\ Keep(c, [Idle EXCEPT !.box = x])
                     /\ Go(c, label)
                     /\ UNCHANGED <<todo, guard>>

\* !isEmpty() || isDrained(): three reads.
CheckMail(c, b) ==
  /\ At(c, "check") /\ b \in todo[c] \cap Inbox
  /\ IF NoMail(b) THEN Goes(c, "ended?", b) ELSE Yes(c)
  /\ UNCHANGED <<items, owed, signals, run>>

CheckClosed(c) ==
  /\ At(c, "ended?")
  /\ IF AllClosed(my[c].box) THEN Goes(c, "empty?", my[c].box) ELSE No(c, my[c].box)
  /\ UNCHANGED <<items, owed, signals, run>>

CheckEmpty(c) ==
  /\ At(c, "empty?")
  /\ IF NoMail(my[c].box) THEN Yes(c) ELSE No(c, my[c].box)
  /\ UNCHANGED <<items, owed, signals, run>>

\* hasSpace(): reads taken first, so that it errs only on the side of sleep ...
CheckTaken(c, o) ==
  /\ At(c, "check") /\ o \in todo[c] \cap Outbox
  /\ IF Link[o] = Unused \/ Bound[Link[o]] = Unbounded
     THEN Yes(c)
     ELSE /\ Keep(c, [Idle EXCEPT !.box = o, !.number = taken[Link[o]]])
          /\ Go(c, "space?")
          /\ UNCHANGED <<todo, guard>>
  /\ UNCHANGED <<items, owed, signals, run>>

LastPosition(b) ==
  CHOOSE p \in {position[b][n] : n \in Node} :
    \E n \in Node : /\ position[b][n] = p /\ next[b][n] = None
                    /\ n = Stub \/ \E m \in Node : next[b][m] = n

\* ... then the last node, which it reaches from tail: at the moment when it
\* reads a null successor, that is the last.
CheckSpace(c) ==
  /\ At(c, "space?")
  /\ IF LastPosition(To(c)) - my[c].number < Bound[To(c)]
     THEN Yes(c) ELSE No(c, my[c].box)
  /\ UNCHANGED <<items, owed, signals, run>>

\* The guard holds: the announcement is withdrawn.  If a signaller came first,
\* it has entered on behalf of a sleeper that does not sleep.
Resume(c) ==
  /\ At(c, "holds")
  /\ IF state[c] = "PARKED"
     THEN state' = [state EXCEPT ![c] = "RUN"] /\ Go(c, NextStep)
     ELSE UNCHANGED state /\ Go(c, "repay")
  /\ UNCHANGED <<items, my, todo, guard, owed, permit, run>>

Repay(c) ==
  /\ At(c, "repay")
  /\ awake' = awake - 1
  /\ Go(c, NextStep)
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, over, telling>>

\* pause checks nothing: what happened is in its state.
Pause(c) ==
  /\ At(c, "running") /\ MayPause(c)
  /\ IF state[c] = "RUN"
     THEN state' = [state EXCEPT ![c] = "PARKED"] /\ Go(c, "check")
     ELSE UNCHANGED state /\ Go(c, NextStep)
  /\ UNCHANGED <<items, my, todo, guard, owed, permit, run>>

\* Nothing (left) to check: asleep from here on, and counted so.
Leave(c) ==
  /\ At(c, "check") /\ todo[c] = {}
  /\ awake' = awake - 1
  /\ Go(c, IF awake = 1 THEN "last" ELSE "park")
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, over, telling>>

\* The test of the loop around park().  Its two reads are one action: NOTIFIED
\* stays, and so does over.
Park(c) ==
  /\ At(c, "park") /\ state[c] = "PARKED"
  /\ Go(c, IF over THEN "over" ELSE "parked")
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, run>>

\* park() returns, and uses up the permit.
Return(c) ==
  /\ At(c, "parked") /\ permit[c]
  /\ permit' = [permit EXCEPT ![c] = FALSE]
  /\ Go(c, "park")
  /\ UNCHANGED <<items, my, todo, guard, owed, state, run>>

\* Notified while awaiting: announce again, and check again.
Wake(c) ==
  /\ At(c, "park") /\ state[c] = "NOTIFIED" /\ guard[c] # {}
  /\ IF over THEN Go(c, "over") /\ UNCHANGED <<state, todo>>
     ELSE /\ state' = [state EXCEPT ![c] = "PARKED"]
          /\ todo' = [todo EXCEPT ![c] = guard[c]]
          /\ Go(c, "check")
  /\ UNCHANGED <<items, my, guard, owed, permit, run>>

\* Notified while pausing.
Rouse(c) ==
  /\ At(c, "park") /\ state[c] = "NOTIFIED" /\ guard[c] = {}
  /\ Go(c, NextStep)
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, run>>

-----------------------------------------------------------------------------
(* The end of a component, and of the run                                  *)

Done(c) ==
  /\ At(c, "running") /\ MayFinish(c) /\ OutboxesOf(c) \subseteq closed
  /\ Keep(c, [Idle EXCEPT !.box = "done"])
  /\ awake' = awake - 1
  /\ Go(c, IF awake = 1 THEN "last" ELSE IF over THEN "over" ELSE "stopped")
  /\ UNCHANGED <<items, todo, guard, owed, signals, over, telling>>

\* A component that throws ends the run whoever is awake.
Fail(c) ==
  /\ At(c, "running") /\ MayFail(c)
  /\ over' = TRUE
  /\ Go(c, "over")
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, awake, telling>>

Last(c) ==
  /\ At(c, "last")
  /\ over' = TRUE
  /\ Go(c, "over")
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, awake, telling>>

\* The first that sees that the run is over unparks all the others.
Tell(c) ==
  /\ At(c, "over")
  /\ telling' = TRUE
  /\ permit' = IF telling THEN permit ELSE [d \in Component |-> TRUE]
  /\ Go(c, "stopped")
  /\ UNCHANGED <<items, my, todo, guard, owed, state, awake, over>>

Rest == (\A c \in Component : At(c, "stopped")) /\ UNCHANGED vars

-----------------------------------------------------------------------------
\* Each component acts on its own boxes.
Operation(c) ==
  \/ \E o \in OutboxesOf(c), i \in Item : Offer(c, o, i) \/ Discard(c, o, i)
  \/ \E b \in InboxesOf(c) : Look(c, b) \/ IsDrained(c, b)
  \/ \E o \in OutboxesOf(c) : Close(c, o)
  \/ Continue(c) \/ Pause(c) \/ Done(c) \/ Fail(c)
  \/ \E g \in Guards(c) : Await(c, g)

Mechanism(c) ==
  \/ Find(c) \/ Help(c) \/ Refuse(c) \/ Fill(c) \/ LinkNode(c) \/ Retry(c) \/ Swing(c)
  \/ Take(c) \/ AnswerDrained(c)
  \/ \E d \in Component : Skip(c, d) \/ See(c, d)
  \/ Notify(c) \/ EnterFor(c) \/ RouseIt(c) \/ Unpark(c) \/ Withdraw(c)
  \/ Begin(c) \/ Resume(c) \/ Repay(c) \/ Leave(c) \/ Park(c) \/ Return(c) \/ Wake(c) \/ Rouse(c)
  \/ \E b \in InboxesOf(c) : CheckMail(c, b)
  \/ CheckClosed(c) \/ CheckEmpty(c) \/ CheckSpace(c)
  \/ \E o \in OutboxesOf(c) : CheckTaken(c, o)
  \/ Last(c) \/ Tell(c)

Next == Rest \/ \E c \in Component : Operation(c) \/ Mechanism(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* What Parallel sees of all this.                                         *)

RECURSIVE After(_, _)
After(b, n) == IF next[b][n] = None THEN <<>>
               ELSE <<cell[b][next[b][n]]>> \o After(b, next[b][n])

Sleeping(c) == pc[c] \in {"park", "parked", "last", "over", "stopped"}

Checking(c) == pc[c] \in {"check", "ended?", "empty?", "space?"}

Mode(c) ==
  IF pc[c] \in {"ready", "holds", "repay"}   THEN "ready"
  ELSE IF my[c].box = "done"                 THEN "done"
  ELSE IF Checking(c) /\ todo[c] # {}        THEN "announced"
  ELSE IF ~Checking(c) /\ ~Sleeping(c)       THEN "running"
  ELSE IF guard[c] = {}                      THEN "pausing"
  ELSE                                            "parked"

Parallel ==
  INSTANCE Parallel WITH
    transit  <- [b \in Inbox |-> After(b, head[b])],
    mode     <- [c \in Component |-> Mode(c)],
    happened <- [c \in Component |-> state[c] = "NOTIFIED"
                                       /\ Mode(c) \notin {"ready", "done"}]

ParallelSpec == Parallel!Spec

SingleOwner == Parallel!SingleOwner
NothingLost == Parallel!NothingLost
WithinBound == Parallel!WithinBound

TypeOK == /\ Parallel!TypeOK
          /\ state \in [Component -> {"RUN", "NOTIFIED", "PARKED"}]
          /\ awake \in Int

\* A node that can be reached has been written.
NothingUnwritten ==
  \A b \in Inbox, n \in Node : next[b][n] # None => position[b][next[b][n]] # 0

\* An offer is refused only at a moment when the inbox is full.
RefusedWhenFull ==
  [][\A c \in Component :
       At(c, "room") /\ pc'[c] = "running" => Parallel!H!Full(To(c))]_vars

\* Whoever is told that an inbox is drained can rely on it for ever.
DrainedIsTrue == \A b \in told : Parallel!H!Drained(b)

Asleep(c) == pc[c] \in {"park", "parked"} /\ state[c] = "PARKED"

\* No component sleeps although its guard holds, unless it is being woken.
NoLostWakeUp ==
  \A c \in Component : Asleep(c) /\ ~over /\ Parallel!Holds(c)
                         => \E d \in Component : c \in owed[d]

\* Nobody stays parked who has been notified.
NoLostUnpark ==
  \A c \in Component : At(c, "parked") /\ state[c] = "NOTIFIED" =>
    permit[c] \/ \E d \in Component : At(d, "unpark") /\ my[d].target = c

Ended(c) == my[c].box = "done" /\ pc[c] \in {"last", "over", "stopped"}
Quiet(c) == Ended(c) \/ (Sleeping(c) /\ state[c] = "PARKED")

\* The run is over only when nobody is left who could do anything (without
\* failures), and whenever that is so it is known, or about to be.
QuiescenceSound    == over => \A c \in Component : Quiet(c)
QuiescenceDetected == (\A c \in Component : Quiet(c)) =>
                         over \/ \E c \in Component : At(c, "last")

\* What the count means: everybody who has not left, plus every entry that
\* was made on behalf of another and is not yet used or taken back.
Counted(c)  == ~Sleeping(c)
Announced(c) == pc[c] \in {"check", "ended?", "empty?", "space?", "holds", "repay",
                           "park", "parked"}
CountIsExact ==
  ~over => awake = Cardinality({c \in Component : Counted(c)})
                     + Cardinality({c \in Component : Announced(c) /\ state[c] = "NOTIFIED"})
                     + Cardinality({c \in Component : pc[c] \in {"rouse", "withdraw"}})

-----------------------------------------------------------------------------
(* Liveness: every thread goes on, and takes, again and again, what is     *)
(* there to be taken.  Nobody is promised the end of an offer while others *)
(* keep linking nodes: the queue is lock-free, not wait-free.              *)

FairSpec == /\ Spec
            /\ \A c \in Component :
                 /\ WF_vars(Mechanism(c))
                 /\ \A b \in InboxesOf(c) : SF_vars(Look(c, b))

EveryAwakeRuns == \A c \in Component : At(c, "ready") ~> At(c, "running")

\* For components that neither pause nor finish; see Parallel.
EveryMessageTaken ==
  \A b \in Inbox, i \in Item :
    (cell[b][i] # None /\ position[b][i] > taken[b])
       ~> position[b][i] <= taken[b]

\* When a component fails, no thread is left behind, provided that every step
\* ends.
EverybodyStops == over ~> \A c \in Component : At(c, "stopped")

StoppingSpec == FairSpec /\ \A c \in Component : SF_vars(Continue(c))

OneEach            == {s \in [Item -> Component] : \A i, j \in Item :
                         OutboxesOf(s[i]) # {} /\ (i # j => s[i] # s[j])}
NeverBox(c, b)     == FALSE
RivalNeverWaits(c) == IF c = "b" THEN {} ELSE {BoxesOf(c)}
NoWriterWaits(c)   == {g \in SUBSET InboxesOf(c) : g # {}}
Never(c)           == FALSE
Always(c)          == TRUE
AttentiveGuards(c) == IF InboxesOf(c) = {} THEN {OutboxesOf(c)} ELSE {InboxesOf(c)}
=============================================================================
