"""Addresses of the imports, under /kernel/imports/."""

from django.urls import path

from birge.kernel.imports.views import deciding, reporting, uploading

app_name = "imports"
urlpatterns = [
    path("", uploading.batches, name="batches"),
    path("new/", uploading.choose, name="choose"),
    path("new/<slug:kind>/", uploading.upload, name="upload"),
    path("template/<slug:kind>.<slug:ending>", uploading.template, name="template"),
    path("<uuid:batch>/", reporting.batch, name="batch"),
    path("<uuid:batch>/progress/", reporting.progress, name="progress"),
    path("<uuid:batch>/marked.xlsx", reporting.marked, name="marked"),
    path("<uuid:batch>/correct/", deciding.correct, name="correct"),
    path("<uuid:batch>/accept/", deciding.accept, name="accept"),
    path("<uuid:batch>/again/", deciding.again, name="again"),
    path("<uuid:batch>/discard/", deciding.discard, name="discard"),
    path("<uuid:batch>/apply/", deciding.apply, name="apply"),
    path("<uuid:batch>/undo/", deciding.undo, name="undo"),
]
