------------------------------ MODULE HandOff ------------------------------
(***************************************************************************)
(* Items move from component to component through bounded FIFO inboxes,    *)
(* and at any moment each item is in exactly one place: held by one        *)
(* component, in transit in one inbox, or discarded.                       *)
(*                                                                         *)
(* This is all that hand-off promises.  When components run, wait and wake *)
(* is the business of Parallel; here any component may act at any moment.  *)
(***************************************************************************)
EXTENDS Graph

VARIABLES held,       \* held[c]: the items that component c may use
          transit,    \* transit[b]: the items in inbox b, oldest first
          closed,     \* the outboxes that have been closed
          discarded   \* the items sent to an unused outbox

vars == <<held, transit, closed, discarded>>

Full(b)    == Bound[b] # Unbounded /\ Len(transit[b]) >= Bound[b]
Empty(b)   == transit[b] = <<>>
Drained(b) == Empty(b) /\ LinksTo(b) \subseteq closed

\* Every item begins with some component.  To make a new item is to have
\* held it from the start and not to have used it until now.
Init == /\ \E start \in [Item -> Component] :
             held = [c \in Component |-> {i \in Item : start[i] = c}]
        /\ transit = [b \in Inbox |-> <<>>]
        /\ closed = {}
        /\ discarded = {}

MayWrite(c, o) == Writer[o] = c /\ o \notin closed

\* send, or an offer that answers true
Send(c, o, i) ==
  /\ MayWrite(c, o) /\ Link[o] # Unused /\ i \in held[c]
  /\ ~Full(Link[o])
  /\ held' = [held EXCEPT ![c] = @ \ {i}]
  /\ transit' = [transit EXCEPT ![Link[o]] = Append(@, i)]
  /\ UNCHANGED <<closed, discarded>>

\* an offer that answers false, or a send that fails: the item stays
Refuse(c, o, i) ==
  /\ MayWrite(c, o) /\ Link[o] # Unused /\ i \in held[c]
  /\ Full(Link[o])
  /\ UNCHANGED vars

Discard(c, o, i) ==
  /\ MayWrite(c, o) /\ Link[o] = Unused /\ i \in held[c]
  /\ held' = [held EXCEPT ![c] = @ \ {i}]
  /\ discarded' = discarded \cup {i}
  /\ UNCHANGED <<transit, closed>>

Take(c, b) ==
  /\ Reader[b] = c /\ ~Empty(b)
  /\ held' = [held EXCEPT ![c] = @ \cup {Head(transit[b])}]
  /\ transit' = [transit EXCEPT ![b] = Tail(@)]
  /\ UNCHANGED <<closed, discarded>>

Close(c, o) ==
  /\ MayWrite(c, o)
  /\ closed' = closed \cup {o}
  /\ UNCHANGED <<held, transit, discarded>>

Next == \E c \in Component :
          \/ \E o \in Outbox, i \in Item :
               Send(c, o, i) \/ Refuse(c, o, i) \/ Discard(c, o, i)
          \/ \E o \in Outbox : Close(c, o)
          \/ \E b \in Inbox : Take(c, b)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Range(s) == {s[k] : k \in DOMAIN s}

TypeOK == /\ held \in [Component -> SUBSET Item]
          /\ DOMAIN transit = Inbox
          /\ \A b \in Inbox : Range(transit[b]) \subseteq Item
          /\ closed \subseteq Outbox
          /\ discarded \subseteq Item

\* The places where item i is, as a multiset's size.
Places(i) ==
  Cardinality({c \in Component : i \in held[c]})
    + Cardinality({<<b, k>> \in Inbox \X (1..Cardinality(Item)) :
                     k \in DOMAIN transit[b] /\ transit[b][k] = i})
    + (IF i \in discarded THEN 1 ELSE 0)

SingleOwner == \A i \in Item : Places(i) <= 1   \* nothing is duplicated
NothingLost == \A i \in Item : Places(i) >= 1

WithinBound == \A b \in Inbox :
                 Bound[b] # Unbounded => Len(transit[b]) <= Bound[b]

\* FIFO in each inbox: an inbox changes only by gaining, at its end, an item
\* that one of its writers gives up, or by losing its oldest item to its reader.
Fifo ==
  [][\A b \in Inbox :
       \/ transit'[b] = transit[b]
       \/ \E c \in WritersTo(b), i \in Item :
            /\ i \in held[c]
            /\ transit'[b] = Append(transit[b], i)
       \/ /\ ~Empty(b)
          /\ transit'[b] = Tail(transit[b])
          /\ Head(transit[b]) \in held'[Reader[b]]]_vars

\* The end of a stream is final, so a reader that has seen it can stop looking.
DrainedForever == [][\A b \in Inbox : Drained(b) => Drained(b)']_vars
=============================================================================
