------------------------------- MODULE Trace -------------------------------
(***************************************************************************)
(* Recorded runs, as behaviours of Parallel.  The log says which operation *)
(* was done by whom, at which box, on which item, and with which answer;   *)
(* what it does not say is the mechanism: signals, and when a waiting      *)
(* component looked again.                                                 *)
(*                                                                         *)
(* There is no second semantics here.  An event happens if the action of   *)
(* Parallel that bears its name is enabled and has the answer that the log *)
(* says (Happens); the steps in between are the actions of Parallel's      *)
(* Mechanism (Prepare).  So each step of this module is a step of Parallel *)
(* or changes nothing of it: PROPERTY ParallelSpec, and with it HandOff.   *)
(* An event that cannot happen leaves no next state, and `next' is where.  *)
(*                                                                         *)
(* Only notices are not in Parallel, and are a register here.              *)
(***************************************************************************)
EXTENDS Parallel

CONSTANTS
  Traces,            \* the traces to be validated, by any name
  Starts(_),         \* the states of Parallel in which a trace may begin
  Length(_),         \* the number of its events
  Event(_, _),       \* its k-th event, a record; see Happens
  GoesOn(_, _, _),   \* GoesOn(t, k, c): c does something at event k or later
  LastStep(_, _, _), \* LastStep(t, k, c): event k begins the last step of c,
                     \* and the log says that the run then came to rest
  Publisher,         \* Publisher[n]: the one component that publishes notice n
  Waiting(_)         \* the components whose first event is not Begin: they
                     \* wait, or are done, before their first step

VARIABLES trace,     \* which trace
          next,      \* the event that comes next
          failed,    \* the components that have failed: they do nothing more
          notice,    \* notice[n]: how often it was published
          count      \* count[c]: events of component c; count[o]: messages that
                     \* outbox o has accepted.  The log must leave out none.

log       == <<trace, next, failed, notice, count>>
traceVars == <<vars, log>>

Outside == "outside"   \* reads the outputs of a graph, which nobody takes

TraceInit ==
  \E t \in Traces : \E s \in Starts(t) :
    /\ trace = t /\ next = 1
    /\ held = s.held /\ transit = s.transit
    /\ closed = s.closed /\ discarded = s.discarded
    /\ mode = s.mode /\ guard = s.guard /\ happened = s.happened /\ owed = s.owed
    /\ failed = s.failed /\ notice = s.notice /\ count = s.count

-----------------------------------------------------------------------------
(* What a log says.                                                        *)

\* To look changes nothing; the answer must be what there is to be seen.
Looks(e, seen) == Operating(e.component) /\ e.answer = seen /\ UNCHANGED vars

Sends(e) ==
  CASE ~e.answer            -> Refuse(e.component, e.box, e.item)
    [] Link[e.box] = Unused -> e.answer /\ Discard(e.component, e.box, e.item)
    [] OTHER                -> e.answer /\ Send(e.component, e.box, e.item)

\* Who uses an item holds it, or is refused: here a kept reference and a forged
\* owner show.
Uses(e) == e.answer = (e.item \in held[e.component]) /\ UNCHANGED vars

\* How the run ended, if the log says so, and how many messages it left in each
\* inbox.  A run that failed or was interrupted may end anywhere.
Resting(e) == e.answer \in {"completed", "at rest", "stuck"}

Ends(e) ==
  LET waiting == {c \in Component : mode[c] # "done"} IN
  /\ IF Resting(e) THEN failed = {} /\ Rest ELSE UNCHANGED vars
  /\ CASE e.answer = "completed" -> waiting = {}
       [] e.answer = "at rest"   -> waiting # {} /\ waiting \subseteq e.boxes  \* who may rest
       [] e.answer = "stuck"     -> ~(waiting \subseteq e.boxes)
       [] e.answer = "failed"    -> e.item \in failed \/ mode[e.item] = "done"  \* in its close()
       [] e.answer = "disordered" -> FALSE  \* the recorder found no order for some events
       [] OTHER                  -> TRUE
  /\ \A b \in DOMAIN e.left : b \in Inbox /\ Len(transit[b]) = e.left[b]

\* A log need not say how often a notice had been published.
Version(e, n) == IF e.answer = -1 THEN -1 ELSE n

Counts(e) ==
  LET accepts == e.operation = "Send" /\ e.answer IN
  /\ e.operation # "End" => e.number = count[e.component] + 1
  /\ accepts => e.position = count[e.box] + 1
  /\ count' = [x \in DOMAIN count |->
                 IF x = e.component \/ (accepts /\ x = e.box) THEN count[x] + 1 ELSE count[x]]

Happens(e) ==
  LET c == e.component IN
  /\ c \in Component \cup {Outside} /\ c \notin failed
  /\ e.operation \in {"Send", "Close"} => e.box \in OutboxesOf(c)
  /\ e.operation \in {"IsEmpty", "IsDrained", "PollNull", "Take"} => e.box \in InboxesOf(c)
  /\ e.operation \in {"Read", "Publish"} => e.box \in DOMAIN notice
  /\ CASE e.operation = "Begin"     -> Begin(c)
       [] e.operation = "IsEmpty"   -> Looks(e, H!Empty(e.box))
       [] e.operation = "IsDrained" -> Looks(e, H!Drained(e.box))
       [] e.operation = "PollNull"  -> Looks(e, H!Empty(e.box))
       [] e.operation = "Take"      -> Take(c, e.box) /\ Head(transit[e.box]) = e.item
       [] e.operation = "Send"      -> Sends(e)
       [] e.operation = "Close"     -> Close(c, e.box)
       [] e.operation = "Use"       -> Uses(e)
       [] e.operation = "Read"      -> Looks(e, Version(e, notice[e.box]))
       [] e.operation = "Publish"   -> Publisher[e.box] = c /\ Looks(e, Version(e, notice[e.box] + 1))
       [] e.operation = "Choose"    -> e.answer \in 0 .. e.position - 1 /\ Looks(e, e.answer)
       [] e.operation = "Await"     -> e.boxes \in Guards(c) /\ Await(c, e.boxes)
       [] e.operation = "Pause"     -> MayPause(c) /\ Pause(c)
       [] e.operation = "Resume"    -> \/ Resume(c) \/ Rouse(c)
                                       \/ mode[c] = "ready" /\ UNCHANGED vars
       [] e.operation = "Done"      -> Done(c)
       [] e.operation = "Signal"    -> UNCHANGED vars   \* given by Prepare
       [] e.operation = "Fail"      -> UNCHANGED vars
       [] e.operation = "End"       -> Ends(e)
       [] OTHER                     -> FALSE
  /\ Counts(e)
  /\ failed' = IF e.operation = "Fail" THEN failed \cup {c} ELSE failed
  /\ notice' = IF e.operation = "Publish" THEN [notice EXCEPT ![e.box] = @ + 1] ELSE notice

-----------------------------------------------------------------------------
(* What the log leaves out.  Of all the moments at which the mechanism may *)
(* move, these are enough: whatever another schedule of it allows, this    *)
(* one allows too.  (AnySchedule below leaves it free; the two agree.)     *)
(*                                                                         *)
(* A signal is given as late as can be, for it says the most then: before  *)
(* the next event of its author; or sooner, when its target pauses and the *)
(* log wants it to begin.  But one that must not wake its target is given  *)
(* before the target's last step begins, which forgets it.                 *)
(*                                                                         *)
(* A component that awaits looks again when the log wants it to begin; or  *)
(* sooner, when a rival is about to take the space that it waits for.      *)

Some(set)  == CHOOSE x \in set : TRUE
Owing(c)   == {d \in Component : c \in owed[d]}
Settle(c)  == Signal(c, Some(owed[c]))

\* Who waits before its first step is, in Parallel, one that has begun from the
\* start and does nothing but wait in that step.
BeginsSilently ==
  IF next = 1 THEN {c \in Component \cap Waiting(trace) : mode[c] = "ready"} ELSE {}

\* Those who wait for the space that e takes, and go on later.
Rivals(e) ==
  IF e.operation # "Send" \/ e.box \notin Outbox THEN {}
  ELSE IF Link[e.box] = Unused \/ LinksTo(Link[e.box]) = {e.box} THEN {}
  ELSE {d \in WritersTo(Link[e.box]) \ {e.component} :
          mode[d] = "announced" /\ GoesOn(trace, next, d) /\ Holds(d)}

\* A component begins when it is ready.
ForgetsSignals(c) == LastStep(trace, next, c) /\ Owing(c) # {}

ToBegin(c) ==
  IF ForgetsSignals(c) THEN Signal(Some(Owing(c)), c)
  ELSE CASE mode[c] = "running"                  -> Continue(c)
         [] mode[c] = "announced"                -> Resume(c)
         [] mode[c] = "pausing" /\ happened[c]   -> Rouse(c)
         [] mode[c] = "pausing" /\ ~happened[c]  -> \E d \in Owing(c) : Signal(d, c)
         [] OTHER                                -> FALSE

MustBeSignalled(c) == mode[c] = "pausing" /\ ~happened[c]

\* At the end all signals have come, and whoever awaits has gone to sleep.
InDebt   == {c \in Component : owed[c] # {}}
Drowsy   == {c \in Component : mode[c] = "announced"}
Woken    == {c \in Component : mode[c] = "parked" /\ happened[c]}
Watching == {c \in Component : c = Outside /\ mode[c] = "running"}

Wants(e) ==
  LET c == e.component IN
  CASE c \notin Component \cup {Outside} -> FALSE
    [] e.operation = "End" -> /\ Resting(e)
                              /\ InDebt \cup Drowsy \cup Woken \cup Watching # {}
    [] OTHER -> \/ owed[c] # {}
                \/ e.operation = "Begin" /\ (ForgetsSignals(c) \/ mode[c] # "ready")
                \/ e.operation = "Resume" /\ MustBeSignalled(c)
                \/ Rivals(e) # {}

Prepare(e) ==
  LET c == e.component IN
  IF e.operation = "End"
  THEN CASE InDebt # {}   -> Settle(Some(InDebt))
         [] Watching # {} -> Done(Some(Watching))
         [] Woken # {}    -> Wake(Some(Woken))
         [] OTHER         -> Park(Some(Drowsy))
  ELSE IF owed[c] # {} THEN Settle(c)
  ELSE IF Rivals(e) # {} THEN Resume(Some(Rivals(e)))
  ELSE ToBegin(c)

TraceNext ==
  /\ next <= Length(trace)
  /\ LET e == Event(trace, next) IN
     IF BeginsSilently # {}
     THEN Begin(Some(BeginsSilently)) /\ UNCHANGED log
     ELSE IF Wants(e)
     THEN Prepare(e) /\ UNCHANGED log
     ELSE Happens(e) /\ next' = next + 1 /\ UNCHANGED trace

TraceSpec == TraceInit /\ [][TraceNext]_traceVars

ParallelSpec == Spec
=============================================================================
