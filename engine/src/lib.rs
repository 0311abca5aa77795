//! The pure half of Enlace.
