CREATE TABLE prices (
    symbol TEXT NOT NULL,
    day DATE NOT NULL,
    close DOUBLE PRECISION NOT NULL CHECK (close > 0),
    volume BIGINT NOT NULL CHECK (volume >= 0),
    PRIMARY KEY (symbol, day)
);

CREATE TABLE stock_statistics (
    symbol TEXT PRIMARY KEY,
    day DATE NOT NULL,
    close DOUBLE PRECISION NOT NULL,
    return_30 DOUBLE PRECISION,
    return_90 DOUBLE PRECISION,
    volatility_30 DOUBLE PRECISION,
    average_volume_30 DOUBLE PRECISION NOT NULL
);

CREATE TABLE portfolios (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE positions (
    portfolio_id TEXT NOT NULL REFERENCES portfolios (id) ON DELETE CASCADE,
    symbol TEXT NOT NULL,
    quantity DOUBLE PRECISION NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (portfolio_id, symbol)
);
