//! The headers that a good host sends: written into `dist/_headers`, obeyed by our own server.

use sha2::{Digest, Sha256};

/// The content security policy for a page with these inline scripts. `connect-src 'self'`
/// is what makes "your data never leaves this browser" a promise that the browser keeps.
pub fn policy(inline_scripts: &[&str]) -> String {
    let hashes: String = inline_scripts
        .iter()
        .map(|script| format!(" 'sha256-{}'", base64(&Sha256::digest(script))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; font-src 'self'; \
         img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         base-uri 'self'; form-action 'none'"
    )
}

/// What of the device the page never asks for, whoever's script runs in it.
const NEVER_USED: [&str; 12] = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
];

fn permissions() -> String {
    NEVER_USED.map(|name| format!("{name}=()")).join(", ")
}

/// The host header file, in the form that Netlify and Cloudflare Pages read.
/// Files with a fingerprint in their name never change, all others are asked for anew.
pub fn file(policy: &str, fingerprinted: &[String]) -> String {
    // `frame-ancestors` counts in a header only, not in the page's <meta>.
    let mut text = format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  \
         X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  \
         Cross-Origin-Opener-Policy: same-origin\n  Cross-Origin-Resource-Policy: same-origin\n  \
         Permissions-Policy: {}\n",
        permissions()
    );
    // An old service worker would keep an old build alive, whatever else the host says of caching.
    text.push_str("/sw.js\n  Cache-Control: no-cache\n");
    text.push_str("/manifest.webmanifest\n  Content-Type: application/manifest+json\n");
    for name in fingerprinted {
        text.push_str(&format!(
            "/{name}\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    text
}

/// The headers that such a file gives for a path, a later rule after an earlier one.
pub fn for_path<'a>(file: &'a str, path: &str) -> Vec<(&'a str, &'a str)> {
    let mut applies = false;
    let mut found = Vec::new();
    for line in file.lines() {
        match line.strip_prefix("  ") {
            None => applies = line == "/*" || line == path,
            Some(header) if applies => found.extend(header.split_once(": ")),
            Some(_) => {}
        }
    }
    found
}

/// The texts of all scripts that stand in a page itself.
pub fn inline_scripts(html: &str) -> Vec<&str> {
    html.split("<script")
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .filter(|(attributes, _)| !attributes.contains("src="))
        .filter_map(|(_, rest)| rest.split_once("</script>"))
        .map(|(script, _)| script)
        .collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for position in 0..4 {
            if position <= chunk.len() {
                let digit = (group >> (18 - 6 * position)) & 63;
                text.push(char::from(DIGITS[digit as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_what_is_left_over() {
        assert_eq!(base64(b""), "");
        assert_eq!(base64(b"f"), "Zg==");
        assert_eq!(base64(b"fo"), "Zm8=");
        assert_eq!(base64(b"foo"), "Zm9v");
        assert_eq!(base64(b"foobar"), "Zm9vYmFy");
    }

    #[test]
    fn only_scripts_without_an_address_are_inline() {
        let html = "<script src=\"a.js\"></script><script type=\"module\">\nlet a;\n</script>";
        assert_eq!(inline_scripts(html), ["\nlet a;\n"]);
    }

    #[test]
    fn a_policy_names_the_hash_of_every_inline_script() {
        let policy = policy(&["", "alert(1)"]);
        assert!(policy.contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
        assert_eq!(policy.matches("'sha256-").count(), 2);
    }

    #[test]
    fn fingerprinted_files_are_kept_for_ever_and_others_are_not() {
        let file = file("default-src 'none'", &["a-1.js".to_owned()]);
        let has = |path, name| for_path(&file, path).iter().any(|(key, _)| *key == name);
        assert!(has("/a-1.js", "Cache-Control"));
        assert!(has("/a-1.js", "Content-Security-Policy"));
        assert!(!has("/index.html", "Cache-Control"));
        assert!(for_path(&file, "/sw.js").contains(&("Cache-Control", "no-cache")));
        assert!(has("/index.html", "Content-Security-Policy"));
    }

    #[test]
    fn every_path_says_that_nobody_else_may_use_it_and_what_of_the_device_is_never_used() {
        let file = file("default-src 'none'", &[]);
        for path in ["/index.html", "/worker.js", "/there/is/no/such.file"] {
            let all = for_path(&file, path);
            assert!(all.contains(&("Cross-Origin-Resource-Policy", "same-origin")));
            let denied = all.iter().find(|(name, _)| *name == "Permissions-Policy");
            let denied = denied.map_or("", |(_, value)| value);
            for name in ["camera=()", "microphone=()", "geolocation=()", "usb=()"] {
                assert!(denied.contains(name), "{name}");
            }
        }
    }
}
