------------------------- MODULE SendKeepsReference -------------------------
\* The sender keeps what it has sent.
EXTENDS HandOff

SendAndKeep(c, o, i) ==
  /\ MayWrite(c, o) /\ Link[o] # Unused /\ i \in held[c]
  /\ ~Full(Link[o])
  /\ transit' = [transit EXCEPT ![Link[o]] = Append(@, i)]
  /\ UNCHANGED <<held, closed, discarded>>
=============================================================================
