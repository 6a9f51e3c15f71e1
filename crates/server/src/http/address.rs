//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr};

use actix_web::HttpRequest;

/// Address of the client: the peer, or what a trusted reverse proxy says of it.
///
/// `X-Forwarded-For` is read from the right, past trusted proxies, to the first address that a trusted proxy vouches
/// for; what a client writes there itself stands further left and is never believed.
#[must_use]
pub fn client_address(request: &HttpRequest, trusted_proxies: &[IpAddr]) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.ip());
    let hops = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|value| value.split(',')).map(str::trim).collect();
    vouched_for(peer, &hops, trusted_proxies)
}

fn vouched_for(peer: IpAddr, hops: &[&str], trusted_proxies: &[IpAddr]) -> IpAddr {
    let mut address = peer;
    for hop in hops.iter().rev() {
        if !trusted_proxies.contains(&address) {
            break;
        }
        match hop.parse() {
            Ok(previous) => address = previous,
            Err(_) => break,
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::vouched_for;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let proxy = "10.0.0.1".parse().unwrap();
        let client = "203.0.113.9".parse().unwrap();
        assert_eq!(vouched_for(client, &["198.51.100.1"], &[proxy]), client, "a client's own claim is ignored");
        assert_eq!(vouched_for(proxy, &["198.51.100.1", "203.0.113.9"], &[proxy]), client, "the rightmost counts");
        assert_eq!(vouched_for(proxy, &["203.0.113.9", "10.0.0.1"], &[proxy]), client, "chained proxies are passed");
        assert_eq!(vouched_for(proxy, &["nonsense"], &[proxy]), proxy);
        assert_eq!(vouched_for(proxy, &[], &[proxy]), proxy);
    }
}
