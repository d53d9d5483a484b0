------------------------ MODULE DoubleSignalCancels -------------------------
\* The flag is toggled, so the second of two signals is the loss of both.
EXTENDS Events

Toggle(c, d) ==
  /\ d \in owed[c]
  /\ owed' = [owed EXCEPT ![c] = @ \ {d}]
  /\ happened' = [happened EXCEPT ![d] = mode[d] \notin {"ready", "done"} /\ ~@]
  /\ UNCHANGED <<data, mode, guard>>
=============================================================================
