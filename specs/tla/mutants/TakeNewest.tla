----------------------------- MODULE TakeNewest -----------------------------
\* The inbox is a stack.
EXTENDS HandOff

TakeLast(c, b) ==
  /\ Reader[b] = c /\ ~Empty(b)
  /\ held' = [held EXCEPT ![c] = @ \cup {transit[b][Len(transit[b])]}]
  /\ transit' = [transit EXCEPT ![b] = SubSeq(@, 1, Len(@) - 1)]
  /\ UNCHANGED <<closed, discarded>>
=============================================================================
