from django.urls import path

from buddies import card_views, own_views, pair_views, table_views

app_name = "buddies"
urlpatterns = [
    # The participant's own. The page about one's buddy is `progress:buddy`.
    path("buddy/<key:enrolment>/wensen/", own_views.wishes, name="wishes"),
    path("buddy/<key:enrolment>/afspraken/", card_views.agreement, name="agreement"),
    path("buddy/<key:enrolment>/afspraken/versies/", card_views.versions, name="versions"),
    path("buddy/<key:enrolment>/samen/", own_views.log, name="log"),
    path("buddy/<key:enrolment>/samen/<key:activity>/weg/", own_views.take_out, name="take_out"),
    path("buddy/<key:enrolment>/andere-buddy/", own_views.swap, name="swap"),
    # The trainers' table, until the division is published.
    path("trainer/cohort/<key:cohort>/buddys/indeling/", table_views.table, name="table"),
    path("trainer/cohort/<key:cohort>/buddys/indeling/voorstel/", table_views.propose, name="propose"),
    path("trainer/cohort/<key:cohort>/buddys/indeling/verplaats/", table_views.move, name="move"),
    path("trainer/cohort/<key:cohort>/buddys/indeling/vast/", table_views.lock, name="lock"),
    path("trainer/cohort/<key:cohort>/buddys/indeling/bekend/", table_views.publish, name="publish"),
    # The pairs there are.
    path("trainer/cohort/<key:cohort>/buddys/", pair_views.pairs, name="pairs"),
    path("trainer/cohort/<key:cohort>/buddys/<key:pair>/einde/", pair_views.end, name="end"),
    path("trainer/cohort/<key:cohort>/buddys/opnieuw/<key:enrolment>/", pair_views.remake, name="remake"),
    path("bureau/cohorten/<key:cohort>/buddys/", pair_views.office, name="office"),
]
