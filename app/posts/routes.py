"""All pages and files of the posts."""

from fastapi import APIRouter

from app.posts.pages import counting, keeping, listing, placing, reading, writing

router = APIRouter()
for pages in (listing, keeping, writing, placing, counting, reading):
    router.include_router(pages.router)
