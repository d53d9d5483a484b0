--------------------------- MODULE TakeLeavesItem ---------------------------
\* The reader gets the item and does not advance.
EXTENDS HandOff

Peek(c, b) ==
  /\ Reader[b] = c /\ ~Empty(b)
  /\ held' = [held EXCEPT ![c] = @ \cup {Head(transit[b])}]
  /\ UNCHANGED <<transit, closed, discarded>>
=============================================================================
