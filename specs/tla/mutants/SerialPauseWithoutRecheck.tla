--------------------- MODULE SerialPauseWithoutRecheck ----------------------
\* A component that pauses leaves the queue, whatever happened in its step.
EXTENDS Serial

PauseAnyhow(c) == /\ Operating(c) /\ MayPause(c)
                  /\ state' = [state EXCEPT ![c] = "pausing"]
                  /\ turn' = Nobody
                  /\ UNCHANGED <<data, run, guard, happened, owed>>
=============================================================================
