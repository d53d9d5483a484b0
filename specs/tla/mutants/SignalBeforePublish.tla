------------------------ MODULE SignalBeforePublish -------------------------
\* The reader is signalled, and then the item is put into its inbox.  The outbox in
\* guard marks a sender between the two.
EXTENDS Parallel

SignalThenPublish(c, o, i) ==
  \/ /\ Operating(c) /\ guard[c] = {} /\ H!MayWrite(c, o)
     /\ owed' = [owed EXCEPT ![c] = {Reader[Link[o]]}]
     /\ guard' = [guard EXCEPT ![c] = {o}]
     /\ UNCHANGED <<data, mode, happened>>
  \/ /\ Operating(c) /\ guard[c] = {o} /\ H!Send(c, o, i)
     /\ guard' = [guard EXCEPT ![c] = {}]
     /\ UNCHANGED <<mode, happened, owed>>
=============================================================================
