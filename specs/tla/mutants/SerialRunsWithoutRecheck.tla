---------------------- MODULE SerialRunsWithoutRecheck ----------------------
\* Whoever was woken is run, though a rival may have used up the space since.
EXTENDS Serial

PopAnyhow == /\ turn = Nobody /\ run # <<>>
             /\ run' = Tail(run)
             /\ turn' = Head(run)
             /\ state' = [state EXCEPT ![Head(run)] = "ready"]
             /\ guard' = [guard EXCEPT ![Head(run)] = {}]
             /\ happened' = [happened EXCEPT ![Head(run)] = FALSE]
             /\ UNCHANGED <<data, owed>>
=============================================================================
