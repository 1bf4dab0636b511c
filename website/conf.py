"""Sphinx's settings for the reading edition. `python -m website` lays out the pages and calls Sphinx."""

project = "Back-propagation through ReLU"
language = "en-GB"
html_title = project
extensions = ["myst_nb", "website.formulas"]
exclude_patterns = ["lesson-map.txt", "lesson-order.txt"]

# The notebooks were run before. Links to headings: a page's own, and those of others.
nb_execution_mode = "off"
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3

html_math_renderer = "mathml"
html_theme = "pydata_sphinx_theme"
templates_path = ["templates"]
html_static_path = ["static"]
html_css_files = ["theme.css", "palette.css", "site.css"]
html_js_files = ["site.js"]
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
# A summary under each hit would have to be fetched, which a browser refuses to a page from a folder.
html_show_search_summary = False
html_sidebars = {"**": ["lessons.html"]}
html_context = {"default_mode": "auto"}
html_theme_options = {
    "navbar_start": ["brand.html"],
    "navbar_center": [],
    "navbar_end": [],
    "navbar_persistent": ["search-button", "theme-switcher"],
    "article_header_start": ["run.html"],
    "secondary_sidebar_items": ["page-toc"],
    "primary_sidebar_end": [],
    "footer_start": ["colophon.html"],
    "footer_end": [],
    "search_bar_text": "Search the lessons",
    "back_to_top_button": False,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
