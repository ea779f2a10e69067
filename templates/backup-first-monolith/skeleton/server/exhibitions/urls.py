from django.urls import path

from exhibitions import views

urlpatterns = [
    path("scholars", views.list_scholars),
    path("exhibitions", views.list_exhibitions),
    path("exhibitions/<slug:slug>", views.show_exhibition),
    path("exhibitions/<slug:slug>/poster", views.upload_poster),
]
