---------------------- MODULE ReductionKeepsReference -----------------------
\* The sender goes on updating what it has sent.  An update of the receiver comes
\* between its Load and its Store, and is lost: single operations are no longer a
\* sufficient grain.
EXTENDS Reduction

SendAndKeep(c, o, i) ==
  /\ Operate(c) /\ H!MayWrite(c, o) /\ i \in held[c] /\ ~H!Full(Link[o])
  /\ transit' = [transit EXCEPT ![Link[o]] = Append(@, i)]
  /\ UNCHANGED <<held, closed, discarded>>

\* Coarse as it would have to be for such a sender.
UpdatesAreWhole ==
  [][\A i \in Item : count'[i] \in {count[i], count[i] + 1}]_vars
=============================================================================
