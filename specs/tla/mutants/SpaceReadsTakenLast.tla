------------------------ MODULE SpaceReadsTakenLast -------------------------
\* hasSpace reads the last node first and taken afterwards: it sees space that there
\* never was, and the component runs though its guard does not hold.
EXTENDS Fine

ReadLast(c, o) ==
  /\ At(c, "check") /\ o \in todo[c] \cap Outbox
  /\ Keep(c, [Idle EXCEPT !.box = o, !.number = LastPosition(Link[o])])
  /\ Go(c, "space?")
  /\ UNCHANGED <<todo, guard>>
  /\ UNCHANGED <<items, owed, signals, run>>

ThenReadTaken(c) ==
  /\ At(c, "space?")
  /\ IF my[c].number - taken[To(c)] < Bound[To(c)] THEN Yes(c) ELSE No(c, my[c].box)
  /\ UNCHANGED <<items, owed, signals, run>>
=============================================================================
