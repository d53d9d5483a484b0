------------------------- MODULE LinkWithoutCompare -------------------------
\* The node is linked by a plain write, so one of two writers overwrites the other.
EXTENDS Fine

LinkBlindly(c) ==
  /\ At(c, "link")
  /\ next' = [next EXCEPT ![To(c)][my[c].node] = my[c].item]
  /\ held' = [held EXCEPT ![c] = @ \ {my[c].item}]
  /\ owed' = [owed EXCEPT ![c] = {Reader[To(c)]}]
  /\ Go(c, "swing")
  /\ UNCHANGED <<discarded, closed, position, cell, head, tail, taken, told>>
  /\ UNCHANGED <<my, todo, guard, signals, run>>
=============================================================================
