from django.urls import path

from desk import import_views, joining_views, organisation_views, people_views, standing_views, transfer_views

app_name = "desk"
urlpatterns = [
    # People and organisations.
    path("bureau/mensen/", people_views.people, name="people"),
    path("bureau/mensen/uitnodigen/", people_views.invite, name="invite"),
    path("bureau/mensen/<key:pk>/", people_views.person, name="person"),
    path("bureau/mensen/<key:pk>/zelfde-persoon/", joining_views.ask, name="ask_to_join"),
    path("mijn/account/samenvoegen/", joining_views.join, name="join"),
    path("mijn/account/samenvoegen/bekijken/", joining_views.look, name="look_at_join"),
    path("bureau/organisaties/", organisation_views.all_of_them, name="organisations"),
    path("bureau/organisaties/<key:pk>/", organisation_views.organisation, name="organisation"),
    path("bureau/organisaties/<key:pk>/weg/", organisation_views.delete, name="delete_organisation"),
    path("bureau/organisaties/<key:pk>/samenvoegen/", organisation_views.merge, name="merge_organisation"),
    path("bureau/deelnames/<key:pk>/overzetten/", transfer_views.transfer, name="transfer"),
    # Where everyone in a cohort is.
    path("bureau/cohorten/<key:pk>/stand/", standing_views.of_cohort, name="standing"),
    path("bureau/cohorten/<key:pk>/stand/bestand/", standing_views.export, name="export"),
    # A list of participants.
    path("bureau/cohorten/<key:pk>/lijst/", import_views.new_list, name="new_list"),
    path("bureau/lijsten/<uuid:pk>/", import_views.list_of_people, name="list"),
    path("bureau/lijsten/<uuid:pk>/overnemen/", import_views.take_in, name="take_in"),
    path("bureau/lijsten/<uuid:pk>/stop/", import_views.stop, name="stop"),
]
