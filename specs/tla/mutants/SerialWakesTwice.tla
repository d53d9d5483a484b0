-------------------------- MODULE SerialWakesTwice --------------------------
\* A component that is in the queue is put there again.
EXTENDS Serial

SignalAgain(d) ==
  /\ d \in owed
  /\ owed' = owed \ {d}
  /\ happened' = [happened EXCEPT ![d] = state[d] \notin {"ready", "done"}]
  /\ IF state[d] = "pausing" \/ (state[d] = "awaiting" /\ Holds(d))
     THEN Enqueue(d) ELSE UNCHANGED run
  /\ UNCHANGED <<data, turn, state, guard>>
=============================================================================
