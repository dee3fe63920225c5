"""All the mathematics of the lessons, in torch. No Streamlit, no Altair."""
