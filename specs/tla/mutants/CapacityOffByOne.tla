-------------------------- MODULE CapacityOffByOne --------------------------
\* The inbox is full only when it is too full.
EXTENDS HandOff

TooFull(b) == Bound[b] # Unbounded /\ Len(transit[b]) > Bound[b]
=============================================================================
