--------------------------- MODULE TraceSendKeeps ---------------------------
\* A meaning of its own: who sends an item keeps it.
EXTENDS TraceAny

SendsAndKeeps(e) ==
  /\ Operating(e.component) /\ e.item \in held[e.component] /\ Link[e.box] # Unused
  /\ transit' = [transit EXCEPT ![Link[e.box]] = Append(@, e.item)]
  /\ UNCHANGED <<held, closed, discarded, waking>>
=============================================================================
