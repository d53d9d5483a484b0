-------------------------- MODULE RefusalLosesItem --------------------------
\* An offer that answers false has let go of the item all the same.
EXTENDS HandOff

RefuseAndForget(c, o, i) ==
  /\ MayWrite(c, o) /\ Link[o] # Unused /\ i \in held[c]
  /\ Full(Link[o])
  /\ held' = [held EXCEPT ![c] = @ \ {i}]
  /\ UNCHANGED <<transit, closed, discarded>>
=============================================================================
