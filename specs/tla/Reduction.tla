----------------------------- MODULE Reduction -----------------------------
(***************************************************************************)
(* Why single operations are a fine enough grain.                          *)
(*                                                                         *)
(* Between its operations a component computes: it reads and writes the    *)
(* items that it holds, one word at a time, while others do the same.      *)
(* Fine-grained, an update of an item is a Load and, later, a Store, and   *)
(* anything may come between them.  Coarse, it is one indivisible Update.  *)
(*                                                                         *)
(* THEOREM  Grained => Coarse                                              *)
(*                                                                         *)
(* Under hand-off an item that c holds is reached by nobody else, so Load  *)
(* and Store of c commute with every action of every other component: they *)
(* are both-movers in Lipton's sense (CACM 18, 1975).  Hence each Load can *)
(* be moved right until it meets its Store, and the pair is one Update;    *)
(* Update in turn is a both-mover and joins the operation that follows it. *)
(* What remains to interleave are the operations, as in Parallel.          *)
(*                                                                         *)
(* Movers below states that commutation action by action.  The theorem     *)
(* needs hand-off: the mutant ReductionKeepsReference sends an item and    *)
(* goes on using it, and TLC shows the update that is lost.                *)
(***************************************************************************)
EXTENDS Graph

CONSTANT Updates   \* how often an item is updated, to keep it finite

VARIABLES held, transit, closed, discarded,   \* as in HandOff
          count,     \* count[i]: the content of item i, how often it was updated
          loaded     \* loaded[c]: what c has loaded, and from which item

data == <<held, transit, closed, discarded>>
vars == <<data, count, loaded>>

H == INSTANCE HandOff

Nothing == [item |-> "none", value |-> 0]

Init == /\ H!Init
        /\ count = [i \in Item |-> 0]
        /\ loaded = [c \in Component |-> Nothing]

Load(c, i) ==
  /\ i \in held[c] /\ loaded[c] = Nothing /\ count[i] < Updates
  /\ loaded' = [loaded EXCEPT ![c] = [item |-> i, value |-> count[i]]]
  /\ UNCHANGED <<data, count>>

Store(c) ==
  /\ loaded[c] # Nothing
  /\ count' = [count EXCEPT ![loaded[c].item] = loaded[c].value + 1]
  /\ loaded' = [loaded EXCEPT ![c] = Nothing]
  /\ UNCHANGED data

\* A component does one thing at a time: operations come between its updates.
Operate(c) == loaded[c] = Nothing /\ UNCHANGED <<count, loaded>>

Send(c, o, i)    == Operate(c) /\ H!Send(c, o, i)
Refuse(c, o, i)  == Operate(c) /\ H!Refuse(c, o, i)
Discard(c, o, i) == Operate(c) /\ H!Discard(c, o, i)
Take(c, b)       == Operate(c) /\ H!Take(c, b)
Close(c, o)      == Operate(c) /\ H!Close(c, o)

Operation(c) == \/ \E o \in OutboxesOf(c), i \in Item :
                     Send(c, o, i) \/ Refuse(c, o, i) \/ Discard(c, o, i)
                \/ \E b \in InboxesOf(c) : Take(c, b)
                \/ \E o \in OutboxesOf(c) : Close(c, o)

Next == \E c \in Component :
          Operation(c) \/ Store(c) \/ \E i \in Item : Load(c, i)

Grained == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Update(c, i) == /\ i \in held[c]
                /\ count' = [count EXCEPT ![i] = @ + 1]
                /\ UNCHANGED data

Coarse == /\ H!Init /\ count = [i \in Item |-> 0]
          /\ [][\E c \in Component :
                  \/ \E i \in Item : Update(c, i)
                  \/ UNCHANGED count /\ H!Next]_<<data, count>>

\* What makes Load and Store both-movers: an item in use by c is held by c and
\* by nobody else, and nobody else has loaded it.  So no action of another
\* component reads or writes what they read and write.
Movers ==
  \A c \in Component : loaded[c] # Nothing =>
    /\ loaded[c].item \in held[c]
    /\ loaded[c].value = count[loaded[c].item]
    /\ \A d \in Component \ {c} : /\ loaded[c].item \notin held[d]
                                  /\ loaded[d].item # loaded[c].item
=============================================================================
