//! Starts the program in the page.

fn main() {
    enlace_web::app::start();
}
