------------------------- MODULE CloseOvertakesData -------------------------
\* isDrained looks for mail first and reads closed afterwards: what was sent in
\* between is lost.
EXTENDS Fine

LookFirst(c, b) ==
  /\ At(c, "running") /\ b \notin told
  /\ NoMail(b)
  /\ Keep(c, [Idle EXCEPT !.box = b])
  /\ Go(c, "drained?")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>

ThenReadClosed(c) ==
  /\ At(c, "drained?")
  /\ told' = IF AllClosed(my[c].box) THEN told \cup {my[c].box} ELSE told
  /\ Forget(c) /\ Go(c, "running")
  /\ UNCHANGED <<held, discarded, closed, mailbox>>
  /\ UNCHANGED <<todo, guard, owed, signals, run>>
=============================================================================
