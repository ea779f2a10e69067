#!/bin/sh
# Brings the certificate of CERTIFICATE_HOST from CERTIFICATE_DIRECTORY into AWS Certificate Manager.
# An unchanged certificate is left alone; a renewed one takes the place of the one before.
set -eu

if [ ! -s "$CERTIFICATE_DIRECTORY/tls.crt" ]; then
  echo "No certificate of $CERTIFICATE_HOST is issued yet."
  exit 0
fi

# The first certificate is the one of the host, the others are its chain.
awk '/BEGIN CERTIFICATE/ { n++ } n == 1' "$CERTIFICATE_DIRECTORY/tls.crt" >/tmp/certificate.pem
awk '/BEGIN CERTIFICATE/ { n++ } n > 1' "$CERTIFICATE_DIRECTORY/tls.crt" >/tmp/chain.pem

known=$(aws acm list-certificates --includes keyTypes=RSA_2048,RSA_4096,EC_prime256v1,EC_secp384r1 \
  --query "CertificateSummaryList[?DomainName=='$CERTIFICATE_HOST' && Type=='IMPORTED'].CertificateArn | [0]" \
  --output text)

if [ "$known" = "None" ]; then
  set -- --tags "Key=host,Value=$CERTIFICATE_HOST"
else
  aws acm get-certificate --certificate-arn "$known" --query Certificate --output text >/tmp/known.pem
  if [ "$(grep -v '^$' /tmp/known.pem)" = "$(grep -v '^$' /tmp/certificate.pem)" ]; then
    echo "The certificate of $CERTIFICATE_HOST is there already."
    exit 0
  fi
  set -- --certificate-arn "$known"
fi
if [ -s /tmp/chain.pem ]; then
  set -- "$@" --certificate-chain fileb:///tmp/chain.pem
fi
aws acm import-certificate --certificate fileb:///tmp/certificate.pem \
  --private-key "fileb://$CERTIFICATE_DIRECTORY/tls.key" "$@"
