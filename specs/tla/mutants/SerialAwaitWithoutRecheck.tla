--------------------- MODULE SerialAwaitWithoutRecheck ----------------------
\* A component that awaits leaves the queue, though its guard holds already.
EXTENDS Serial

AwaitAnyhow(c, g) == /\ Operating(c)
                     /\ turn' = Nobody
                     /\ state' = [state EXCEPT ![c] = "awaiting"]
                     /\ guard' = [guard EXCEPT ![c] = g]
                     /\ happened' = [happened EXCEPT ![c] = FALSE]
                     /\ UNCHANGED <<data, run, owed>>
=============================================================================
