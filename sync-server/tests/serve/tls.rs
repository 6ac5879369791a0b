//! TLS by the relay itself, with a certificate that is good for these tests only.

use std::sync::Arc;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName, pem::PemObject as _},
    },
};

use crate::relay::{Relay, refusal, run};

const CERTIFICATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/serve/localhost.pem");
const KEY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/serve/localhost.key");

fn connector() -> TlsConnector {
    let mut roots = RootCertStore::empty();
    let certificate = CertificateDer::from_pem_file(CERTIFICATE).unwrap();
    roots.add(certificate).unwrap();
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

#[tokio::test]
async fn it_speaks_tls_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(
        folder.path(),
        &["--tls-cert", CERTIFICATE, "--tls-key", KEY],
    );
    let stream = TcpStream::connect(&relay.address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = connector().connect(name, stream).await.unwrap();
    let request = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream.write_all(request).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("ok\n"), "{answer}");
}

#[test]
fn a_certificate_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.pem");
    let missing = missing.to_str().unwrap();
    for (certificate, key, named) in [
        (missing, KEY, "missing.pem"),
        (CERTIFICATE, missing, "missing.pem"),
        (KEY, KEY, "localhost.key"),
    ] {
        let arguments = ["serve", "--tls-cert", certificate, "--tls-key", key];
        let said = refusal(&run(folder.path(), &arguments));
        assert!(said.contains(named), "{said}");
    }
    refusal(&run(folder.path(), &["serve", "--tls-cert", CERTIFICATE]));
}
