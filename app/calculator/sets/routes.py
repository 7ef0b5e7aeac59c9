"""All pages of the values that calculations rest on."""

from fastapi import APIRouter

from app.calculator.sets.pages import editing, files, reading, years

router = APIRouter()
for pages in (years, reading, files, editing):
    router.include_router(pages.router)
