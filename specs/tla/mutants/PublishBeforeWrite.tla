------------------------- MODULE PublishBeforeWrite -------------------------
\* The node is linked first and written afterwards.
EXTENDS Fine

FillLater(c) ==
  /\ At(c, "room") /\ ~Crowded(c)
  /\ Go(c, "link")
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, run>>

SwingAndFill(c) ==
  /\ At(c, "swing")
  /\ cell' = [cell EXCEPT ![To(c)][my[c].item] = my[c].item]
  /\ position' = [position EXCEPT ![To(c)][my[c].item] = position[To(c)][my[c].node] + 1]
  /\ tail' = [tail EXCEPT ![To(c)] = my[c].item]
  /\ Forget(c) /\ Go(c, "signal")
  /\ UNCHANGED <<held, discarded, closed, next, head, taken, told>>
  /\ UNCHANGED <<todo, guard, owed, signals, run>>
=============================================================================
