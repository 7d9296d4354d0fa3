from birge.people.api_tokens.urls import urlpatterns as token_urls

app_name = "people"
urlpatterns = [*token_urls]
