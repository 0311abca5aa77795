//! A small static host for `dist/`: the headers, types and caching of a good one, on this machine only.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::headers;
use crate::shell::Result;
use crate::unfinished_files::UnfinishedFiles;

/// Serves a folder under `/` and under `/in/a/folder/`, as a host with sub-paths would.
pub struct Server {
    site: Arc<Site>,
    listener: TcpListener,
    address: SocketAddr,
}

/// The files that are served.
struct Site {
    folder: PathBuf,
    /// Which of them are still being made.
    unfinished: Arc<UnfinishedFiles>,
}

/// The sub-path under which the same files lie a second time; the tests look there.
const SUB_PATH: &str = "/in/a/folder";

const IDLE: Duration = Duration::from_secs(30);
const LONGEST_REQUEST: u64 = 64 * 1024;

impl Server {
    /// Takes the port, or any free one for 0, to serve a folder with all its files.
    pub fn bind(folder: PathBuf, port: u16) -> Result<Self> {
        Self::bind_early(folder, port, Arc::default())
    }

    /// Takes the port, or any free one for 0, to serve a folder of which some files are still being made:
    /// whoever asks for one of them waits for it.
    pub fn bind_early(
        folder: PathBuf,
        port: u16,
        unfinished: Arc<UnfinishedFiles>,
    ) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
            format!("cannot listen on port {port} ({error}); try another with --port")
        })?;
        let address = listener
            .local_addr()
            .map_err(|error| format!("cannot learn the port: {error}"))?;
        Ok(Self {
            site: Arc::new(Site { folder, unfinished }),
            listener,
            address,
        })
    }

    /// Answers on a thread of its own until the program ends; gives the address.
    pub fn in_background(folder: PathBuf) -> Result<String> {
        let server = Self::bind(folder, 0)?;
        let address = server.address();
        thread::spawn(move || server.run());
        Ok(address)
    }

    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers for as long as the program runs.
    pub fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            thread::spawn(move || converse(&stream, &site));
        }
    }
}

struct HttpRequest {
    method: String,
    target: String,
    accepts: String,
    has_version: String,
    keep: bool,
}

struct HttpResponse {
    status: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

fn converse(stream: &TcpStream, site: &Site) {
    stream.set_read_timeout(Some(IDLE)).ok();
    stream.set_nodelay(true).ok();
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader) {
        let answer = answer(site, &request);
        let mut head = format!("HTTP/1.1 {}\r\n", answer.status);
        for (name, value) in &answer.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", answer.body.len()));
        let mut bytes = head.into_bytes();
        if request.method != "HEAD" {
            bytes.extend(answer.body);
        }
        let mut writer = stream;
        if writer.write_all(&bytes).is_err() || !request.keep {
            return;
        }
    }
}

fn read(reader: &mut BufReader<&TcpStream>) -> Option<HttpRequest> {
    let mut lines = reader.take(LONGEST_REQUEST);
    let mut line = String::new();
    lines.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let mut request = HttpRequest {
        method: words.next()?.to_owned(),
        target: words.next()?.to_owned(),
        accepts: String::new(),
        has_version: String::new(),
        keep: words.next()? == "HTTP/1.1",
    };
    loop {
        let mut line = String::new();
        lines.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            return Some(request);
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.accepts = value.to_owned(),
            "if-none-match" => request.has_version = value.to_owned(),
            "connection" if value.eq_ignore_ascii_case("close") => request.keep = false,
            _ => {}
        }
    }
}

fn answer(site: &Site, request: &HttpRequest) -> HttpResponse {
    let mut found = found(site, request);
    // What is refused comes with the headers of all paths, too.
    let path = path_of(&request.target).unwrap_or_else(|| "/".to_owned());
    for (name, value) in headers::for_path(&rules(site), &path) {
        if !found.headers.iter().any(|(known, _)| known == name) {
            found.headers.push((name.to_owned(), value.to_owned()));
        }
    }
    found
}

fn rules(site: &Site) -> String {
    fs::read_to_string(site.folder.join("_headers")).unwrap_or_default()
}

fn found(site: &Site, request: &HttpRequest) -> HttpResponse {
    if request.method != "GET" && request.method != "HEAD" {
        return plain("405 Method Not Allowed", "only GET and HEAD");
    }
    let Some(path) = path_of(&request.target) else {
        return plain("400 Bad Request", "not a path");
    };
    if let Err(message) = site.unfinished.wait_for(&path[1..]) {
        return plain("503 Service Unavailable", &message);
    }
    if path != "/" && site.folder.join(&path[1..]).is_file() {
        return with_file(site, &path, request);
    }
    // An address of the program, not of a file: the program finds the page itself.
    let last = path.rsplit('/').next().unwrap_or_default();
    if path == "/" || !last.contains('.') {
        return with_file(site, "/index.html", request);
    }
    plain("404 Not Found", "there is no such file")
}

fn with_file(site: &Site, path: &str, request: &HttpRequest) -> HttpResponse {
    let folder: &Path = &site.folder;
    let file = folder.join(&path[1..]);
    let accepts = |coding: &str| {
        request.accepts.split(',').any(|offer| {
            offer
                .split(';')
                .next()
                .is_some_and(|name| name.trim() == coding)
        })
    };
    let compressed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        // A copy that is being written would come in half.
        .filter(|(coding, _)| accepts(coding) && site.unfinished.is_over())
        .find_map(|(coding, ending)| {
            let body = fs::read(format!("{}{ending}", file.display())).ok()?;
            Some((Some(coding), body))
        });
    let Some((coding, body)) = compressed.or_else(|| Some((None, fs::read(&file).ok()?))) else {
        return plain("404 Not Found", "there is no such file");
    };

    let version = format!("\"{:016x}\"", fingerprint(&body));
    let rules = rules(site);
    let mut headers = vec![
        ("Content-Type".to_owned(), media_type(path).to_owned()),
        ("ETag".to_owned(), version.clone()),
        ("Vary".to_owned(), "Accept-Encoding".to_owned()),
    ];
    if let Some(coding) = coding {
        headers.push(("Content-Encoding".to_owned(), coding.to_owned()));
    }
    for (name, value) in headers::for_path(&rules, path) {
        headers.retain(|(known, _)| known != name);
        headers.push((name.to_owned(), value.to_owned()));
    }
    if !headers.iter().any(|(name, _)| name == "Cache-Control") {
        headers.push(("Cache-Control".to_owned(), "no-cache".to_owned()));
    }
    if request.has_version == version {
        return HttpResponse {
            status: "304 Not Modified",
            headers,
            body: Vec::new(),
        };
    }
    HttpResponse {
        status: "200 OK",
        headers,
        body,
    }
}

fn plain(status: &'static str, text: &str) -> HttpResponse {
    HttpResponse {
        status,
        headers: vec![(
            "Content-Type".to_owned(),
            "text/plain; charset=utf-8".to_owned(),
        )],
        body: text.as_bytes().to_vec(),
    }
}

/// The path that a request asks for, without the sub-path; `None` for one that leaves the folder.
fn path_of(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?;
    let path = decode(path)?;
    let path = match path.strip_prefix(SUB_PATH) {
        Some(rest) if rest.starts_with('/') => rest,
        _ => &path,
    };
    let is_safe = path.starts_with('/')
        && !path.contains(['\\', '\0', ':'])
        && path.split('/').all(|part| part != "..");
    is_safe.then(|| path.to_owned())
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "geojson" | "enlace" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// FNV-1a: enough to tell two builds of a file apart.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leaves_the_folder() {
        assert_eq!(path_of("/a.js?x=1").as_deref(), Some("/a.js"));
        assert_eq!(path_of("/%61.js").as_deref(), Some("/a.js"));
        assert_eq!(path_of("/../Cargo.toml"), None);
        assert_eq!(path_of("/%2e%2e/Cargo.toml"), None);
        assert_eq!(path_of("/a\\..\\b"), None);
        assert_eq!(path_of("http://elsewhere/"), None);
    }

    /// Asks with a line and gives the head and the body of the answer.
    fn told(address: &str, line: &str) -> (String, String) {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).expect("somebody listens");
        write!(stream, "{line} HTTP/1.0\r\n\r\n").expect("somebody reads");
        let mut answer = String::new();
        let read = stream.read_to_string(&mut answer);
        read.expect("somebody answers");
        let (head, body) = answer.split_once("\r\n\r\n").expect("has a head");
        (head.to_owned(), body.to_owned())
    }

    /// Asks for a path and gives the first line and the body of the answer.
    fn asked(address: &str, path: &str) -> (String, String) {
        let (head, body) = told(address, &format!("GET {path}"));
        (head.lines().next().unwrap_or_default().to_owned(), body)
    }

    #[test]
    fn the_page_answers_while_its_worker_is_made_and_whoever_asks_for_that_waits() {
        let folder = std::env::temp_dir().join(format!("enlace-early-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("can be made");
        fs::write(folder.join("index.html"), "the page").expect("can be written");
        let unfinished = Arc::new(UnfinishedFiles::new(["worker.js".to_owned()]));
        let server = Server::bind_early(folder.clone(), 0, Arc::clone(&unfinished));
        let server = server.expect("a port is free");
        let address = server.address();
        thread::spawn(move || server.run());

        let early = address.clone();
        let worker = thread::spawn(move || asked(&early, "/worker.js"));
        let ok = || "HTTP/1.1 200 OK".to_owned();
        assert_eq!(asked(&address, "/"), (ok(), "the page".to_owned()));
        assert!(!worker.is_finished());
        fs::write(folder.join("worker.js"), "the worker").expect("can be written");
        unfinished.end(Ok(()));
        let worker = worker.join().expect("does not panic");
        assert_eq!(worker, (ok(), "the worker".to_owned()));
        fs::remove_dir_all(&folder).expect("can be removed");
    }

    #[test]
    fn a_worker_that_could_not_be_made_is_answered_with_the_reason() {
        let unfinished = Arc::new(UnfinishedFiles::new(["worker.js".to_owned()]));
        let server = Server::bind_early(std::env::temp_dir(), 0, Arc::clone(&unfinished));
        let server = server.expect("a port is free");
        let address = server.address();
        thread::spawn(move || server.run());
        unfinished.end(Err("it does not compile".to_owned()));
        let (first, body) = asked(&address, "/worker.js");
        assert_eq!(first, "HTTP/1.1 503 Service Unavailable");
        assert_eq!(body, "it does not compile");
    }

    #[test]
    fn what_is_refused_comes_with_the_headers_of_all_paths() {
        let folder = std::env::temp_dir().join(format!("enlace-refused-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("can be made");
        let rules = headers::file("default-src 'none'", &[]);
        fs::write(folder.join("_headers"), rules).expect("can be written");
        let server = Server::bind(folder.clone(), 0).expect("a port is free");
        let address = server.address();
        thread::spawn(move || server.run());
        for (line, status) in [
            ("GET /no-such.js", "404 Not Found"),
            ("GET /../Cargo.toml", "400 Bad Request"),
            ("POST /share", "405 Method Not Allowed"),
        ] {
            let (head, _) = told(&address, line);
            assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{head}");
            let policy = "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'";
            assert!(head.contains(policy), "{line}: {head}");
        }
        fs::remove_dir_all(&folder).expect("can be removed");
    }

    #[test]
    fn the_sub_path_holds_the_same_files() {
        assert_eq!(path_of("/in/a/folder/").as_deref(), Some("/"));
        assert_eq!(path_of("/in/a/folder/a.js").as_deref(), Some("/a.js"));
        assert_eq!(path_of("/in/a/folderol").as_deref(), Some("/in/a/folderol"));
    }
}
