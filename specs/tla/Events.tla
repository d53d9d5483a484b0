------------------------------- MODULE Events -------------------------------
(***************************************************************************)
(* PAUSE asks to be called once something has happened at the component's  *)
(* boxes since its step began.  Here `something has happened' is read off  *)
(* the boxes themselves, step by step, and compared with what the signals  *)
(* of Parallel make of it.                                                 *)
(***************************************************************************)
EXTENDS Parallel

VARIABLES news,    \* news[c]: something happened at the boxes of c since its
                   \* step began
          cause    \* cause[c]: the same, or something was there to be seen
                   \* when its step began
                   \* (both FALSE unless c is inside a step, or pauses)

Mail(c)    == \E b \in InboxesOf(c) : Len(transit'[b]) > Len(transit[b])
Closing(c) == \E b \in InboxesOf(c) : (closed' \ closed) \cap LinksTo(b) # {}
Space(c)   == \E o \in OutboxesOf(c) :
                /\ Link[o] # Unused /\ Bound[Link[o]] # Unbounded
                /\ Len(transit'[Link[o]]) < Len(transit[Link[o]])

ToBeSeen(c) ==
  \/ \E b \in InboxesOf(c) : transit[b] # <<>> \/ LinksTo(b) \cap closed # {}
  \/ \E o \in OutboxesOf(c) : Link[o] # Unused /\ Bound[Link[o]] # Unbounded

InStep(m) == m \in {"running", "pausing"}

Follow ==
  LET fresh(c) == Mail(c) \/ Closing(c) \/ Space(c)
      begins(c) == ~InStep(mode[c]) /\ InStep(mode'[c])
      goesOn(c) == InStep(mode[c]) /\ InStep(mode'[c]) IN
  /\ news' = [c \in Component |-> goesOn(c) /\ (news[c] \/ fresh(c))]
  /\ cause' = [c \in Component |-> \/ begins(c) /\ ToBeSeen(c)
                                   \/ goesOn(c) /\ (cause[c] \/ fresh(c))]

EventSpec == /\ Init
             /\ news = [c \in Component |-> FALSE]
             /\ cause = [c \in Component |-> FALSE]
             /\ [][Next /\ Follow]_<<vars, news, cause>>

\* Whoever pauses on news is being woken: no event is lost.
NoLostEvent ==
  \A c \in Component : mode[c] = "pausing" /\ news[c] => SignalComing(c)

\* NOT a property of Parallel.  A signal takes time.  If a component has seen
\* and used what the signal is about in one step, and the signal arrives in
\* the next, then a pause in that next step ends although nothing has happened:
\* a component that pauses must be ready to be called in vain.
NoCallInVain ==
  \A c \in Component : mode[c] = "pausing" /\ happened[c] => cause[c]
=============================================================================
