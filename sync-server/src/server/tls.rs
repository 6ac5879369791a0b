use std::{path::Path, sync::Arc};

use anyhow::Context as _;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    },
};

/// What the relay needs to speak TLS by itself.
#[derive(Clone)]
pub struct Tls(pub(super) TlsAcceptor);

impl Tls {
    /// Reads a certificate with its chain, and its key, both in PEM.
    pub fn read(certificate: &Path, key: &Path) -> anyhow::Result<Self> {
        let shown = certificate.display();
        let chain = CertificateDer::pem_file_iter(certificate)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .with_context(|| format!("{shown}: no certificate can be read"))?;
        let private = PrivateKeyDer::from_pem_file(key)
            .with_context(|| format!("{}: no private key can be read", key.display()))?;
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, private)
            .with_context(|| format!("{shown}: the certificate does not fit its key"))?;
        Ok(Self(TlsAcceptor::from(Arc::new(config))))
    }
}
